import i18next from 'i18next';
import { limits } from '../../preload/contract/limits.ts';
import type { Limit } from '../../preload/contract/limits.ts';

/** What may be had of something at most, as a sentence in the person's language. */
export function sayLimit(limit: Limit): string {
  const most = limit === 'pixels' ? Math.floor(limits.pixels / 1e6) : limits[limit];
  return i18next.t(`limits.${limit}`, { most: new Intl.NumberFormat(i18next.language).format(most) });
}
