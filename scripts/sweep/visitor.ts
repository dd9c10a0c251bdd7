import type { Locator, Page } from '@playwright/test';
import i18next from 'i18next';
import type { InBrowser } from '../../e2e/surfaces/browser.ts';
import type { Language } from '../../preload/contract/index.ts';
import en from '../../resources/translations/en.ts';
import zhCN from '../../resources/translations/zh-CN.ts';

const words = i18next.createInstance();
await words.init({
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
  lng: 'en',
  interpolation: { escapeValue: false },
});

/** Goes from place to place in the window, in whatever language it speaks. */
export class Visitor {
  /** Gives the window its connection back. */
  #mend: (() => Promise<void>) | null = null;

  constructor(
    private readonly running: InBrowser,
    /** A folder for files. */
    readonly folder: string,
  ) {}

  get page(): Page {
    return this.running.page;
  }

  /** What the window says for a key of the translations. */
  says(key: string, values: Readonly<Record<string, unknown>> = {}): string {
    return words.t(key, values);
  }

  /** The same in English, in which the picture was made. */
  english(key: string): string {
    return words.t(key, { lng: 'en' });
  }

  async speak(language: Language): Promise<void> {
    await this.leave();
    await this.do(`language-${language}`);
    await words.changeLanguage(language);
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }

  async openFile(path: string): Promise<void> {
    await this.running.chooseFiles([path], () => this.page.keyboard.press('Control+o'));
  }

  /** Ends the application behind the window until the place is left. */
  async cut(): Promise<void> {
    let mend = (): void => undefined;
    const mended = new Promise<void>((resolve) => (mend = resolve));
    const restarted = this.running.restartServer(() => mended);
    this.#mend = () => {
      mend();
      return restarted;
    };
    await this.page.locator('.banner').waitFor();
  }

  async isEmpty(): Promise<boolean> {
    return (await this.page.locator('.document-tab').count()) === 0;
  }

  async closeAll(): Promise<void> {
    await this.do('close-all');
    await this.named('button', 'save.unsaved.lose').click();
    await this.page.locator('.document-tab').first().waitFor({ state: 'detached' });
  }

  /** Leaves whatever stands open, and puts every panel where it stands at first. */
  async leave(): Promise<void> {
    if (this.#mend) {
      await this.#mend();
      this.#mend = null;
      await this.page.locator('.banner').waitFor({ state: 'detached' });
    }
    const open = this.page.locator('[role=dialog], [role=menu], [role=listbox].menu, .text-field');
    for (let times = 0; times < 6 && (await open.count()) > 0; times += 1)
      await this.page.keyboard.press('Escape');
    for (const notice of await this.page.locator('.notice').all())
      await notice.getByRole('button').last().click();
    if (await this.page.locator('.quick-mask-bar').isVisible()) await this.do('quick-mask');
    await this.page.mouse.move(2, 2);
    await this.do('reset-workspace');
    await this.do('tool-move');
  }

  /** Asks for an action by its id, as the command palette finds it. */
  async do(id: string): Promise<void> {
    const name = this.says(nameOf(id));
    await this.page.keyboard.press('Control+k');
    const search = this.page.locator('.palette-query input');
    await search.fill(name);
    await this.page
      .locator('.palette-entry')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .first()
      .click();
    await search.waitFor({ state: 'detached' });
  }

  /** Opens a menu of the bar, and from there its submenus. */
  async menu(id: string, ...within: readonly string[]): Promise<Locator> {
    await this.page
      .locator('.menu-trigger')
      .filter({ hasText: this.says(`menu.${id}`) })
      .first()
      .click();
    for (const each of within) {
      const item = this.page.getByRole('menuitem', { name: this.says(`menu.${each}`), exact: true });
      await item.hover();
      await item.press('ArrowRight');
    }
    return this.page.getByRole('menu').last();
  }

  /** Brings a panel to the front; returns its stack. */
  async panel(id: string): Promise<Locator> {
    const tab = this.page.getByRole('tab', { name: this.says(`docks.panels.${id}`), exact: true });
    if ((await tab.count()) === 0) await this.do(`panel-${id}`);
    else await tab.click();
    await tab.and(this.page.locator('[aria-selected=true]')).waitFor();
    return this.page.locator('.stack').filter({ has: tab });
  }

  /** What has this role and is called so. */
  named(role: Parameters<Page['getByRole']>[0], key: string, values?: Readonly<Record<string, unknown>>) {
    return this.page.getByRole(role, { name: this.says(key, values), exact: true });
  }

  async select(layer: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: layer, exact: true }).getByText(layer).click();
  }

  /** A point of the canvas, as shares of its sides. */
  async at(x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.page.getByTestId('canvas').boundingBox();
    if (!box) throw new Error('There is no canvas.');
    return { x: box.x + x * box.width, y: box.y + y * box.height };
  }

  async rename(layer: string): Promise<void> {
    await this.do('rename-layer');
    const entry = this.named('textbox', 'layers.name');
    await entry.fill(layer);
    await entry.press('Enter');
  }

  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const [start, end] = [await this.at(...from), await this.at(...to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** Of the part with a margin; and, where it can be scrolled down, of its end. */
  async pictures(part: Locator): Promise<readonly Uint8Array[]> {
    // What opens, opens with a movement.
    await this.page.waitForTimeout(250);
    const box = await part.boundingBox();
    const size = await this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    if (!box) throw new Error('It is not to be seen.');
    const [left, top] = [Math.max(0, box.x - margin), Math.max(0, box.y - margin)];
    const clip = {
      ...{ x: left, y: top },
      width: Math.min(size.width, box.x + box.width + margin) - left,
      height: Math.min(size.height, box.y + box.height + margin) - top,
    };
    const first = await this.page.screenshot({ clip });
    const goes = await part.evaluate((element) => {
      const down = [element, ...element.querySelectorAll('*')].filter(
        (each) =>
          /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 4,
      );
      for (const each of down) each.scrollTop = each.scrollHeight;
      return down.length > 0;
    });
    if (!goes) return [first];
    const below = await this.page.screenshot({ clip });
    await part.evaluate((element) => {
      for (const each of [element, ...element.querySelectorAll('*')]) each.scrollTop = 0;
    });
    return [first, below];
  }
}

/** Around what is looked at, CSS pixels. */
const margin = 12;

function nameOf(id: string): string {
  if (id.startsWith('tool-')) return `handTools.${id.slice('tool-'.length)}`;
  return id.startsWith('neural-') ? `tools.${id.slice('neural-'.length)}.title` : `actions.${id}`;
}
