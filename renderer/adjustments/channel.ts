import type { Of } from '../../preload/adjustments/defaults.ts';

export type CurvePoints = Of<'curves'>['all'];
export type LevelsChannel = Of<'levels'>['all'];

/** What levels and curves are set for: all colours, or one. */
export const channels = ['all', 'red', 'green', 'blue'] as const;
export type Channel = (typeof channels)[number];
