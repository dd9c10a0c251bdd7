/** Networks that ship by what they are for, in the order they are shown. */
export const kinds = {
  compare: ['lossnet', 'fast-style'],
  fill: ['completion'],
  enlarge: [
    ...['vdsr', 'srresnet', 'srgan', 'perceptual'],
    ...['esrgan-slim', 'esrgan-medium', 'esrgan-thick', 'jpeg'],
  ],
  people: ['selfie', 'face-detector', 'face-landmarks', 'face-descriptor'],
} as const;

export type Kind = keyof typeof kinds;
export const kindsInOrder = Object.keys(kinds) as readonly Kind[];
