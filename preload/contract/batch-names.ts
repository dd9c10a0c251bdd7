/** What the files of batches are called. */

/** A text with what stands for a picture's own filled in; other braces stay. */
export function fillPlaces(template: string, own: Readonly<Partial<Record<string, string>>>): string {
  return template.replace(/{(\w+)}/g, (whole, place: string) => own[place] ?? whole);
}

/**
 * A name of a file, and the folders before it, that every system takes: without what Windows forbids (signs, dots and
 * spaces at the end, the names of its devices), in the composed form, no longer than 200 bytes a part. Pure.
 */
export function allowedName(name: string): string {
  const parts = name.normalize('NFC').split(/[/\\]/).map(allowedPart);
  return parts.filter((part) => part !== '').join('/') || '_';
}

function allowedPart(part: string): string {
  const plain = part.replace(/[<>:"|?*]|\p{Cc}/gu, '_').replace(/^ +|[. ]+$/g, '');
  const whole = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i.test(plain)
    ? `_${plain}`
    : plain;
  return shortened(whole);
}

function shortened(part: string): string {
  let short = part;
  while (new TextEncoder().encode(short).length > 200) short = Array.from(short).slice(0, -1).join('');
  return short;
}
