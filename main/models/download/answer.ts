import type { Answer } from './course.ts';

/** What an HTTP answer says, as the course of a download takes it. */
export function readAnswer(response: Pick<Response, 'status' | 'headers' | 'url'>, asked: string): Answer {
  const { status, headers, url } = response;
  const packed = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  return {
    status,
    range: rangeIn(headers.get('content-range')),
    length: packed ? null : wholeNumber(headers.get('content-length')),
    version: versionIn(headers),
    after: delayIn(headers.get('retry-after')),
    insecure: asked.startsWith('https:') && url !== '' && !url.startsWith('https:'),
  };
}

/** What is said of a range, in a request for one that goes on from a part. */
export function rangeHeaders(from: number, version: string | null): Record<string, string> {
  return {
    // Packed bytes would have other places than those of the file.
    'accept-encoding': 'identity',
    ...(from > 0 && { range: `bytes=${from}-` }),
    ...(from > 0 && version !== null && { 'if-range': version }),
  };
}

/** `bytes 100-199/200`, or with `*` where the server doesn't know the whole (RFC 9110, 14.4). */
function rangeIn(header: string | null): Answer['range'] {
  const [, start, of] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? '') ?? [];
  if (start === undefined) return null;
  return { start: Number(start), of: of === '*' ? null : Number(of) };
}

/** Only a strong ETag may be asked for again (RFC 9110, 13.1.5); the date is what else there is. */
function versionIn(headers: Headers): string | null {
  const tag = headers.get('etag');
  return tag !== null && !tag.startsWith('W/') ? tag : headers.get('last-modified');
}

/** Seconds or a date, in milliseconds from now. */
function delayIn(header: string | null): number | null {
  if (header === null) return null;
  const seconds = wholeNumber(header);
  const delay = seconds === null ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isFinite(delay) ? Math.max(0, delay) : null;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
