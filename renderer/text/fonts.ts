import { create } from 'zustand';

/** Families that most systems have, or something like them. */
const common = [
  'Inter Variable',
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

/** Font families to choose from; any other can be typed. */
export const useFonts = create<{ readonly families: readonly string[]; readonly asked: boolean }>(() => ({
  families: common,
  asked: false,
}));

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
    useFonts.setState({ families: ['Inter Variable', ...families] });
  } catch {
    // Not allowed: the common families and typing remain.
  }
}
