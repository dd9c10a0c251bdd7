import type { Factor, SetName } from './pairs.ts';

export interface Row {
  readonly psnr: number;
  readonly ssim?: number;
}

type Table = Partial<Record<SetName, Partial<Record<Factor, Row>>>>;

/** Kim, Lee, Lee, "Accurate image super-resolution using very deep convolutional networks" (2016), table 2. */
const bicubic: Table = {
  set5: { 2: row(33.66, 0.9299), 3: row(30.39, 0.8682), 4: row(28.42, 0.8104) },
  set14: { 2: row(30.24, 0.8688), 3: row(27.55, 0.7742), 4: row(26.0, 0.7027) },
  b100: { 2: row(29.56, 0.8431), 3: row(27.21, 0.7385), 4: row(25.96, 0.6675) },
};

/** The same table. */
const vdsr: Table = {
  set5: { 2: row(37.53, 0.9587), 3: row(33.66, 0.9213), 4: row(31.35, 0.8838) },
  set14: { 2: row(33.03, 0.9124), 3: row(29.77, 0.8314), 4: row(28.01, 0.7674) },
  b100: { 2: row(31.9, 0.896), 3: row(28.82, 0.7976), 4: row(27.29, 0.7251) },
};

/**
 * Ledig et al., "Photo-realistic single image super-resolution using a generative adversarial network" (2017),
 * table 2; its SSIM is another one, by which bicubic has .8211 on Set5.
 */
const srresnet: Table = { set5: { 4: row(32.05) }, set14: { 4: row(28.49) }, b100: { 4: row(27.58) } };
const srgan: Table = { set5: { 4: row(29.4) }, set14: { 4: row(26.02) }, b100: { 4: row(25.16) } };

const tables: Readonly<Record<string, Table>> = { bicubic, vdsr, srresnet, srgan };

/** What the paper of a method reports, if anything. */
export function published(method: string, set: SetName, factor: Factor): Row | undefined {
  return tables[method]?.[set]?.[factor];
}

function row(psnr: number, ssim?: number): Row {
  return { psnr, ...(ssim !== undefined && { ssim }) };
}
