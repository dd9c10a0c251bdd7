import i18next from 'i18next';
import { expect, test } from 'vitest';
import { tools } from '../../../main/engine/tools/definitions.ts';
import { describeTool } from '../../../main/engine/tools/describe.ts';
import { Language } from '../../../preload/contract/index.ts';
import enWords from '../../../resources/translations/en/keywords.json' with { type: 'json' };
import en from '../../../resources/translations/en.ts';
import zhWords from '../../../resources/translations/zh-CN/keywords.json' with { type: 'json' };
import zhCN from '../../../resources/translations/zh-CN.ts';
import type { Actions } from '../../actions/action.ts';
import { actionOf, fillActions } from '../../actions/registry.ts';
import { panelActions } from '../../neural/panels/actions.ts';
import { actionsByFeature } from '../actions/table.ts';
import { startTools } from '../tools-in-hand.ts';
import { paletteEntries } from './entries.ts';
import { find } from './palette.ts';

startTools();
const described = tools.map(describeTool);
fillActions(Object.assign({}, ...Object.values(actionsByFeature()), panelActions(described)) as Actions, []);
await i18next.init({ resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } } });

/** Commands as somebody new to it would ask for them: what they type, and what they mean. */
const asked: readonly (readonly [id: string, ...typed: readonly string[]])[] = [
  ['new-document', 'new file', 'blank', '新建', '空白'],
  ['open', 'open', 'load', '打开文件', '导入'],
  ['save-as', 'save as', 'save copy', '另存为', '存储为'],
  ['export', 'export', 'save as jpg', 'png', '导出', '存为jpg'],
  ['undo', 'undo', 'step back', '撤销', '返回上一步'],
  ['quit', 'quit', 'exit', '退出', '关闭软件'],
  ['settings', 'settings', 'preferences', 'options', '设置', '首选项'],
  ['theme-dark', 'theme', 'dark mode', 'dark', '主题', '深色模式'],
  ['theme-light', 'light theme', 'bright', '浅色', '亮色'],
  ['language-zh-CN', 'language', 'chinese', '中文', '语言', 'change the language'],
  ['about', 'about', 'version', '关于', '版本'],
  ['shortcuts', 'shortcuts', 'hotkeys', 'keyboard', '快捷键'],
  ['neural-likeness', 'likeness', 'compare two pictures', 'psnr', '相似度', '对比图片'],
  ['neural-restyle', 'restyle', 'style transfer', 'painting', '风格迁移', '变成画'],
  ['neural-enlarge', 'enlarge', 'upscale', 'super resolution', '超分辨率', '无损放大'],
  ['filter-blur', 'blur', 'gaussian', 'gaussian blur', '高斯模糊', '虚化'],
  ['filter-sharpen', 'sharpen', 'unsharp', 'unsharp mask', '锐化', 'USM'],
  ['adjust-levels', 'levels', 'black point', '色阶', '白场'],
  ['adjust-curves', 'curves', 'tone curve', '曲线'],
  ['adjust-brightness-contrast', 'brighten', 'contrast', '对比度', '调亮'],
  ['adjust-hue-saturation', 'saturation', 'hue', '饱和度', '换颜色'],
  ['adjust-temperature', 'white balance', 'warmer', '白平衡', '冷暖'],
  ['adjust-black-white', 'black and white', 'grayscale', 'grey', '黑白', '灰度'],
  ['image-size', 'resize', 'image size', 'scale image', 'make smaller', '图像大小', '缩小图片'],
  ['canvas-size', 'canvas size', 'extend canvas', '画布大小', '加边框'],
  ['rotate-picture-right', 'rotate', 'rotate photo', 'turn picture', '旋转图片', '顺时针'],
  ['flip-picture-horizontal', 'mirror', 'flip', '镜像', '左右翻转'],
  ['tool-crop', 'crop', 'straighten', '裁剪', '裁切'],
  ['tool-transform', 'transform', 'resize layer', '自由变换', '变形'],
  ['transform-distort', 'distort', '扭曲'],
  ['transform-perspective', 'perspective', 'keystone', '透视'],
  ['transform-warp', 'warp', 'bend', '网格'],
  ['tool-brush', 'brush', 'paint', 'draw', '画笔', '笔刷'],
  ['tool-eraser', 'eraser', 'rubber', '橡皮擦', '擦除'],
  ['tool-clone', 'clone', 'rubber stamp', '图章'],
  ['tool-heal', 'heal', 'remove spots', 'blemish', '修复', '祛痘'],
  ['tool-spot-heal', 'spot healing', 'remove spots', '污点修复', '祛痘'],
  ['tool-dodge', 'dodge', 'lighten', '减淡', '提亮'],
  ['tool-burn', 'burn', 'darken', '加深', '压暗'],
  ['tool-smudge', 'smudge', 'smear', '涂抹'],
  ['tool-blur', 'blur brush', 'blur tool', '模糊画笔', '模糊工具'],
  ['tool-sharpen', 'sharpen brush', '锐化画笔', '锐化工具'],
  ['tool-eyedropper', 'eyedropper', 'color picker', '吸管', '取色'],
  ['tool-text', 'text', 'type', 'write', '文字', '打字'],
  ['tool-lasso', 'lasso', 'freehand selection', '套索', '自由选择'],
  ['duplicate-layer', 'duplicate', 'copy layer', '复制图层'],
  ['flatten-image', 'flatten', 'merge all layers', '拼合', '合并所有图层'],
  ['mask-reveal', 'layer mask', 'add layer mask', '添加图层蒙版'],
  ['deselect', 'deselect', 'select none', 'remove selection', '取消选择'],
  ['invert-selection', 'inverse', 'invert selection', '反选', '反向选择'],
  ['feather-selection', 'feather', 'soft edge', '羽化'],
  ['tool-object-select', 'object selection', 'select subject', '选择主体', '对象选择'],
  ['select-subject', 'select subject', 'person', 'people', 'portrait', '人物', '主体'],
  ['refine-edge', 'refine edge', 'hair', 'matting', '调整边缘', '抠图'],
  ['colour-range', 'color range', 'green screen', '色彩范围', '按颜色选择'],
  ['quick-mask', 'quick mask', 'paint selection', '快速蒙版'],
  ['fit', 'fit', 'zoom to fit', '适应屏幕', '适合窗口'],
  ['actual-size', '100%', 'actual pixels', '实际大小', '1:1'],
  ['panel-history', 'history', 'undo history', '历史记录'],
];

test.each(Language.options)('in %s, what is meant is among the first three', async (language) => {
  await i18next.changeLanguage(language);
  const entries = paletteEntries(i18next.t);
  const missed = asked.flatMap(([id, ...typed]) =>
    typed.flatMap((query) => {
      const first = find(query, entries, []).slice(0, 3);
      return first.some(({ entry }) => entry.id === id)
        ? []
        : [`${query} → ${first.map(({ entry }) => entry.name).join(', ')}`];
    }),
  );
  expect(missed).toEqual([]);
});

test('other words are for actions that there are', () => {
  expect([...Object.keys(enWords), ...Object.keys(zhWords)].filter((id) => !actionOf(id))).toEqual([]);
});
