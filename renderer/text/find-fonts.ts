/** What families of Chinese letters are called in Chinese; systems list them by their English names. */
const chineseNames: Readonly<Record<string, string>> = {
  'Microsoft YaHei': '微软雅黑',
  'Microsoft JhengHei': '微軟正黑體',
  SimSun: '宋体',
  NSimSun: '新宋体',
  SimHei: '黑体',
  KaiTi: '楷体',
  FangSong: '仿宋',
  DengXian: '等线',
  YouYuan: '幼圆',
  LiSu: '隶书',
  'PingFang SC': '苹方 简',
  'PingFang TC': '蘋方 繁',
  'Songti SC': '宋体 简',
  'Heiti SC': '黑体 简',
  'Kaiti SC': '楷体 简',
  'Hiragino Sans GB': '冬青黑体',
  'Noto Sans CJK SC': '思源黑体',
  'Noto Serif CJK SC': '思源宋体',
  'Noto Sans SC': '思源黑体',
  'Noto Serif SC': '思源宋体',
  'Source Han Sans SC': '思源黑体',
  'Source Han Serif SC': '思源宋体',
  'WenQuanYi Micro Hei': '文泉驿微米黑',
  'WenQuanYi Zen Hei': '文泉驿正黑',
};

/** What a family is called in Chinese; null where it has no such name. */
export function chineseNameOf(family: string): string | null {
  return chineseNames[family] ?? null;
}

/**
 * The families that hold what was typed in one of their names, those first that begin with it; all where nothing was
 * typed, the recent ones first.
 */
export function findFonts(
  families: readonly string[],
  recent: readonly string[],
  typed: string,
): readonly string[] {
  const wanted = plain(typed);
  if (wanted === '') return [...new Set([...recent, ...families])];
  const found = [...new Set([...families, ...recent])].flatMap((family) => {
    const places = [family, chineseNameOf(family) ?? '']
      .map((name) => plain(name).indexOf(wanted))
      .filter((at) => at >= 0);
    return places.length === 0 ? [] : [{ family, begins: places.includes(0) }];
  });
  return [...found.filter(({ begins }) => begins), ...found.filter(({ begins }) => !begins)].map(
    ({ family }) => family,
  );
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s-]+/g, '');
}

/** The rows of a list that are seen, and a few on either side: from which, up to before which. */
export function rowsSeen(top: number, height: number, row: number, count: number): readonly [number, number] {
  const around = 4;
  const first = Math.max(0, Math.floor(top / row) - around);
  return [Math.min(first, count), Math.min(count, Math.ceil((top + height) / row) + around)];
}
