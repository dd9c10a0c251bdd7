import sharp from 'sharp';

/**
 * The one place that imports sharp. Its operation cache is off: the pixel store is the cache, and two
 * of them would hold every large picture twice. Threads stay at libvips' own choice.
 */
sharp.cache(false);

export { sharp };
export type { Metadata, Sharp } from 'sharp';
