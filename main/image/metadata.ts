/** The formats the product opens; only sharp's among them reach sharp. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'avif' | 'heif' | 'psd';

/** Something about a picture that changed on the way in, or will be lost on the way out. */
export type PictureNote =
  /** Opened from CMYK: converted to sRGB through the embedded profile, which is not kept. */
  | { readonly code: 'cmyk-converted' }
  /** Opened from another colour model (Lab, scRGB …): converted to sRGB. */
  | { readonly code: 'colours-converted'; readonly from: string }
  /** Only the first of several frames or pages is opened. */
  | { readonly code: 'first-frame-only'; readonly frames: number }
  /** Channels hold fewer bits than the source did. */
  | { readonly code: 'depth-reduced'; readonly from: number; readonly to: 8 | 16 }
  /** The format has no transparency: the picture is laid on white. */
  | { readonly code: 'alpha-flattened' }
  /** The colour profile cannot describe these pixels. */
  | { readonly code: 'profile-dropped'; readonly name: string }
  /** The format holds at most 64 KB of this and there are more. */
  | { readonly code: 'exif-dropped'; readonly bytes: number }
  | { readonly code: 'xmp-dropped'; readonly bytes: number }
  /** Captions and keywords as agencies write them, a comment, or text of a PNG: read, and in nothing that is written. */
  | { readonly code: 'iptc-dropped' }
  | { readonly code: 'comment-dropped' }
  | { readonly code: 'text-dropped' }
  /** Content credentials (C2PA): who signed the file signed these bytes, and what is written has others. */
  | { readonly code: 'credentials-dropped' }
  /** The file ends early or is damaged: what could be read is there, the rest grey. */
  | { readonly code: 'cut-short' };

/** What a file may hold that nothing is kept of. */
export type Unkept = 'iptc' | 'comment' | 'text' | 'credentials';

/** What a picture file says beside its pixels. Plain data: it survives structured clone. */
export interface PictureMetadata {
  readonly format: PictureFormat;
  /** Pixels, after the orientation was applied. */
  readonly width: number;
  readonly height: number;
  /** Bits a channel of the decoded pixels. */
  readonly depth: 8 | 16;
  /** The file held one colour channel; the pixels repeat it in R, G and B. */
  readonly greyscale: boolean;
  readonly hasAlpha: boolean;
  /** The embedded ICC profile, whose space the pixel values are in. Absent: sRGB. */
  readonly icc?: Uint8Array;
  /** EXIF as a TIFF structure (without the "Exif\0\0" that JPEG puts in front), as read. */
  readonly exif?: Uint8Array;
  /** The XMP packet, UTF-8, as read. */
  readonly xmp?: Uint8Array;
  /** Dots an inch. */
  readonly dpi?: number;
  /** What the file held besides; absent where it held nothing that is lost. */
  readonly unkept?: readonly Unkept[];
  /** What opening it changed. */
  readonly notes: readonly PictureNote[];
}

/** What goes into a file beside the pixels. */
export type Accompanying = Pick<PictureMetadata, 'icc' | 'exif' | 'xmp' | 'dpi' | 'unkept' | 'greyscale'>;

/** A note as it is told: the window has its own words for each code. */
export function inWords(note: PictureNote) {
  const { code, ...values } = note;
  return { code, values, message: describeNote(note) };
}

/** In English. */
export function describeNote(note: PictureNote): string {
  switch (note.code) {
    case 'cmyk-converted':
      return 'The CMYK picture was converted to sRGB.';
    case 'colours-converted':
      return `The picture was converted from ${note.from} to sRGB.`;
    case 'first-frame-only':
      return `Only the first of ${note.frames} frames or pages was opened.`;
    case 'depth-reduced':
      return `${note.from} bits a channel become ${note.to}.`;
    case 'alpha-flattened':
      return 'The format has no transparency: the picture is laid on white.';
    case 'profile-dropped':
      return `The colour profile "${note.name}" cannot be kept.`;
    case 'exif-dropped':
      return `${note.bytes} bytes of EXIF do not fit into the format and are left out.`;
    case 'xmp-dropped':
      return `${note.bytes} bytes of XMP do not fit into the format and are left out.`;
    case 'iptc-dropped':
      return 'Its captions and keywords (IPTC) are not kept in what is saved.';
    case 'comment-dropped':
      return 'Its comment is not kept in what is saved.';
    case 'text-dropped':
      return 'Its text (PNG text chunks) is not kept in what is saved.';
    case 'credentials-dropped':
      return 'It is signed (content credentials, C2PA); what is saved is another picture, without that signature.';
    case 'cut-short':
      return 'The file is cut short or damaged: what could not be read is grey.';
  }
}
