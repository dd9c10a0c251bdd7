import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';
import { shippedFont } from '../pixels/text/render.ts';

/** Families that most systems have, or something like them. */
const common = [
  shippedFont,
  'Arial',
  'Helvetica Neue',
  'Verdana',
  'Georgia',
  'Times New Roman',
  'Courier New',
  'Impact',
  'DejaVu Sans',
  'DejaVu Serif',
  'Noto Sans',
  'Noto Serif',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'SimSun',
  'KaiTi',
];

interface Fonts {
  readonly families: readonly string[];
  readonly asked: boolean;
  /** Those that were chosen, latest first. */
  readonly recent: readonly string[];
}

const name = 'recent-fonts';
const mostRecent = 5;

/** Font families to choose from; any other can be typed. */
export const useFonts = create<Fonts>(() => ({
  families: common,
  asked: false,
  recent: remembered(name, z.array(z.string()), []),
}));

/** A family that was chosen stands at the head of the recent ones. */
export function usedFont(family: string): void {
  const others = useFonts.getState().recent.filter((other) => other !== family);
  const recent = [family, ...others].slice(0, mostRecent);
  useFonts.setState({ recent });
  remember(name, recent);
}

interface LocalFonts {
  queryLocalFonts(): Promise<readonly { readonly family: string }[]>;
}

function hasLocalFonts(scope: object): scope is LocalFonts {
  return 'queryLocalFonts' in scope;
}

/** Asks the system for its fonts, once, where the browser can and the person allows it. */
export async function findLocalFonts(): Promise<void> {
  if (useFonts.getState().asked || !hasLocalFonts(window)) return;
  useFonts.setState({ asked: true });
  try {
    const fonts = await window.queryLocalFonts();
    if (fonts.length === 0) return;
    const families = [...new Set(fonts.map(({ family }) => family))].sort((a, b) => a.localeCompare(b));
    useFonts.setState({ families: [shippedFont, ...families] });
  } catch {
    // Not allowed: the common families and typing remain.
  }
}
