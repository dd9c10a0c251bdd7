import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { PanelId } from '../../renderer/actions/layout.ts';
import { pages } from '../../renderer/app/settings/store.ts';
import { idsIn, menus } from '../../renderer/app/workspace/menu.ts';
import type { MenuEntry } from '../../renderer/app/workspace/menu.ts';
import { adjusting, layers } from './prepare.ts';
import type { Visitor } from './visitor.ts';

/** Something of the window to look at. */
export interface Place {
  readonly name: string;
  /** Opens it in a window where nothing stands open; returns the part to look at. */
  readonly open: (visitor: Visitor) => Promise<Locator>;
}

const tools = [
  ...['move', 'rectangle-marquee', 'ellipse-marquee', 'lasso', 'polygon-lasso', 'magic-wand'],
  ...['object-select', 'eyedropper', 'spot-heal', 'heal', 'brush', 'clone', 'eraser', 'gradient', 'bucket'],
  ...[
    'blur',
    'sharpen',
    'smudge',
    'dodge',
    'burn',
    'text',
    'hand',
    'rotate-view',
    'zoom',
    'crop',
    'transform',
  ],
];

/** Everything there is to see, in an order in which none stands in the way of the next. */
export const places: readonly Place[] = [
  place('window', ({ page }) => page.locator('.app')),
  ...menus.flatMap(({ id, entries }) => menuPlaces(id, [], entries)),
  ...optionBars(),
  ...panels(),
  ...popovers(),
  ...dialogs(),
  ...states(),
];

function place(name: string, open: (visitor: Visitor) => Locator | Promise<Locator>): Place {
  return { name, open: async (visitor) => open(visitor) };
}

function menuPlaces(id: string, within: readonly string[], entries: readonly MenuEntry[]): Place[] {
  return [
    place(['menu', id, ...within].join('-'), (visitor) => visitor.menu(id, ...within)),
    ...entries.flatMap((entry) =>
      typeof entry === 'string' || idsIn(entry).length === 0
        ? []
        : menuPlaces(id, [...within, entry.id], entry.entries),
    ),
  ];
}

/** The options of every tool, with the bar below the picture, which says how it is used. */
function optionBars(): Place[] {
  const bar = ({ page }: Visitor) => page.locator('.options-bar');
  return [
    ...tools.map((id) =>
      place(`options-${id}`, async (visitor) => {
        await visitor.select(layers.photo);
        await visitor.do(`tool-${id}`);
        return bar(visitor);
      }),
    ),
    place('options-marquee-size', async (visitor) => {
      await visitor.do('tool-rectangle-marquee');
      await visitor.named('radio', 'selection.style.size').click();
      return bar(visitor);
    }),
    place('options-crop-pixels', async (visitor) => {
      await visitor.do('tool-crop');
      const drawn = visitor.page.getByRole('region', {
        name: visitor.says('handTools.options', { tool: visitor.says('handTools.crop') }),
      });
      await drawn.getByRole('combobox').first().click();
      await visitor.named('option', 'crop.pixels').click();
      return bar(visitor);
    }),
    place('options-warp', async (visitor) => {
      await visitor.select(layers.photo);
      await visitor.do('transform-warp');
      return bar(visitor);
    }),
    place('options-text-editing', async (visitor) => {
      await visitor.do('tool-text');
      const { x, y } = await visitor.at(0.35, 0.2);
      await visitor.page.mouse.click(x, y);
      await visitor.named('textbox', 'text.field').waitFor();
      return bar(visitor);
    }),
  ];
}

function panels(): Place[] {
  return [
    ...PanelId.options.map((id) => place(`panel-${id}`, (visitor) => visitor.panel(id))),
    ...adjusting.map((type) =>
      place(`properties-${type}`, async (visitor) => {
        await visitor.select(visitor.english(`adjustments.types.${type}`));
        return visitor.panel('properties');
      }),
    ),
    ...(['text', 'styled', 'neural', 'photo'] as const).map((kind) =>
      place(`properties-${kind}`, async (visitor) => {
        await visitor.select(layers[kind]);
        return visitor.panel('properties');
      }),
    ),
    ...['restyle', 'learn-style', 'fill', 'swap', 'faces', 'enlarge', 'inspect', 'likeness'].map((tool) =>
      place(`neural-${tool}`, async (visitor) => {
        const panel = await visitor.panel('neural');
        await visitor.named('tab', `tools.${tool}.title`).click();
        for (const fold of await panel.locator('.fold-trigger[data-state=closed]').all()) await fold.click();
        return panel;
      }),
    ),
  ];
}

function popovers(): Place[] {
  const front = ({ page }: Visitor) => page.locator('[role=dialog], [role=menu], [role=listbox].menu').last();
  const pressed = (name: string, press: (visitor: Visitor) => Promise<void>) =>
    place(name, async (visitor) => {
      await press(visitor);
      return front(visitor);
    });
  return [
    pressed('popover-device', ({ page }) => page.locator('.device').click()),
    pressed('popover-presets', async (visitor) => {
      await visitor.do('tool-brush');
      await visitor.named('button', 'brushes.presets.title').click();
    }),
    pressed('popover-tip', async (visitor) => {
      await visitor.do('tool-brush');
      await visitor.named('button', 'brushes.more').click();
    }),
    pressed('popover-blend', async (visitor) => {
      await visitor.select(layers.photo);
      await visitor.named('combobox', 'layers.blend').click();
    }),
    pressed('popover-fonts', async (visitor) => {
      await visitor.do('tool-text');
      await visitor.page.locator('.options-bar .text-font').click();
    }),
    pressed('popover-colour', async (visitor) => {
      await visitor.do('tool-text');
      await visitor.page.locator('.options-bar .colour-field').click();
    }),
    pressed('popover-recipe', async (visitor) => {
      await visitor.select(layers.neural);
      await visitor.page.locator('.layer[aria-selected=true] .neural-badge').click();
    }),
    pressed('menu-tools', async ({ page }) => {
      await page.locator('.tool-slot[aria-haspopup=menu]').first().click({ button: 'right' });
    }),
    pressed('menu-panel', async (visitor) => {
      await visitor.panel('layers');
      await visitor.named('button', 'docks.menu', { panel: visitor.says('docks.panels.layers') }).click();
    }),
    pressed('menu-new-adjustment', (visitor) => visitor.named('button', 'adjustments.add').click()),
    pressed('menu-new-effect', (visitor) => visitor.named('button', 'effects.add').click()),
    pressed('menu-layers', async ({ page }) => {
      await page.locator('.layer').first().click({ button: 'right' });
    }),
    pressed('menu-style', async (visitor) => {
      await visitor.panel('neural');
      await visitor.named('tab', 'tools.restyle.title').click();
      await visitor.page.locator('.style-tile').first().click({ button: 'right' });
    }),
    pressed('menu-swatches', async (visitor) => {
      await visitor.panel('swatches');
      await visitor.page.locator('.swatch').last().click({ button: 'right' });
    }),
    ...['move', 'rectangle-marquee', 'brush', 'crop', 'transform', 'zoom', 'hand', 'gradient', 'text'].map(
      (tool) =>
        pressed(`canvas-menu-${tool}`, async (visitor) => {
          await visitor.select(layers.photo);
          await visitor.do(`tool-${tool}`);
          const { x, y } = await visitor.at(0.5, 0.5);
          await visitor.page.mouse.click(x, y, { button: 'right' });
        }),
    ),
  ];
}

function dialogs(): Place[] {
  const dialog = (id: string, ready: (visitor: Visitor) => Promise<void> = () => Promise.resolve()) =>
    place(`dialog-${id}`, async (visitor) => {
      await ready(visitor);
      await visitor.do(id);
      return visitor.page.getByRole('dialog');
    });
  const selected = async (visitor: Visitor) => {
    await visitor.select(layers.photo);
    await visitor.do('select-all');
  };
  return [
    ...['new-document', 'save-as', 'help', 'tour', 'about', 'models', 'image-size', 'canvas-size'].map((id) =>
      dialog(id),
    ),
    ...pages.map((page) =>
      place(`dialog-settings-${page}`, async (visitor) => {
        await visitor.do('settings');
        await visitor.named('tab', `settings.${page}.title`).click();
        return visitor.page.getByRole('dialog');
      }),
    ),
    ...['colour-range', 'load-selection', 'compare-methods'].map((id) => dialog(id)),
    ...['feather', 'grow', 'shrink', 'border', 'smooth', 'save'].map((id) =>
      dialog(`${id}-selection`, selected),
    ),
    dialog('refine-edge', selected),
    place('dialog-save-as-psd', async (visitor) => {
      await visitor.do('save-as');
      await visitor.page.getByRole('radio', { name: 'Photoshop (.psd)' }).click();
      return visitor.page.getByRole('dialog');
    }),
    ...['PNG', 'JPEG', 'WebP', 'TIFF', 'AVIF'].map((format) =>
      place(`dialog-export-${format.toLowerCase()}`, async (visitor) => {
        await visitor.do('export');
        const sheet = visitor.page.getByRole('dialog');
        await sheet.getByRole('radio', { name: format, exact: true }).click();
        return sheet;
      }),
    ),
    place('dialog-palette', async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.locator('.palette-query input').fill('mask');
      return page.locator('.palette');
    }),
    place('dialog-unsaved', async (visitor) => {
      await visitor.do('close-document');
      return visitor.page.getByRole('dialog');
    }),
    ...['split', 'sideBySide', 'flicker', 'lens'].map((view) =>
      place(`methods-${view}`, async (visitor) => {
        await visitor.do('compare-methods');
        const sheet = visitor.page.getByRole('dialog');
        await visitor.named('button', 'compare.methods.start').click();
        await visitor.named('radio', `compare.methods.views.${view}`).click({ timeout: 120_000 });
        return sheet;
      }),
    ),
  ];
}

/** What is only there at times. */
function states(): Place[] {
  const window = ({ page }: Visitor) => page.locator('.app');
  return [
    place('state-quick-mask', async (visitor) => {
      await visitor.do('quick-mask');
      await visitor.page.locator('.quick-mask-bar').waitFor();
      return visitor.page.locator('.stage');
    }),
    place('state-undone', async (visitor) => {
      for (let times = 0; times < 2; times += 1) await visitor.do('undo');
      const panel = await visitor.panel('history');
      await visitor.page.locator('.history-row[data-time=future]').first().waitFor();
      return panel;
    }),
    place('state-rulers', async (visitor) => {
      await visitor.do('rulers');
      return visitor.page.locator('.stage');
    }),
    place('state-damaged-file', async (visitor) => {
      const path = join(visitor.folder, 'damaged.jpg');
      await writeFile(path, 'no picture');
      await visitor.openFile(path);
      await visitor.page.getByRole('alert').first().waitFor();
      return visitor.page.locator('.stage');
    }),
    place('state-running', async (visitor) => {
      await visitor.panel('neural');
      await visitor.named('tab', 'tools.restyle.title').click();
      await visitor.named('button', 'tools.restyle.action').click();
      await visitor.page.getByRole('progressbar').first().waitFor();
      await visitor.panel('jobs');
      return window(visitor);
    }),
    place('state-connection-lost', async (visitor) => {
      await visitor.cut();
      return window(visitor);
    }),
    place('state-empty', async (visitor) => {
      await visitor.closeAll();
      return window(visitor);
    }),
  ];
}
