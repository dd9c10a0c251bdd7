import type { AdjustmentType } from '../../preload/contract/document.ts';
import { adjustmentTypes, filterTypes } from '../../renderer/ui/adjustment-icons.ts';
import type { Visitor } from './visitor.ts';

export const adjusting: readonly AdjustmentType[] = [...adjustmentTypes, ...filterTypes];

/** What the layers of the picture are called, in either language. */
export const layers = { text: 'Words', styled: 'Styled', neural: 'Turning Night', photo: 'Photo' } as const;

/** Opens a picture that has something of everything: layers of every kind, a mask, a style, a saved selection. */
export async function prepare(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.locator('.sample').first().click();
  await page.getByTestId('layer').waitFor();
  await visitor.do('theme-system');
  await visitor.rename(layers.photo);
  await restyle(visitor);
  await visitor.do('new-layer');
  await visitor.rename(layers.styled);
  await visitor.do('tool-rectangle-marquee');
  await visitor.drag([0.4, 0.4], [0.55, 0.6]);
  await visitor.do('fill-foreground');
  await visitor.do('mask-from-selection');
  for (const effect of ['shadow', 'glow', 'overlay', 'stroke']) await visitor.do(`effect-${effect}`);
  await visitor.do('tool-rectangle-marquee');
  await visitor.drag([0.3, 0.3], [0.6, 0.7]);
  await visitor.do('save-selection');
  await page.keyboard.press('Enter');
  await visitor.do('deselect');
  for (const type of adjusting) {
    await visitor.do(actionFor(type));
    await visitor.do('layer-visible');
  }
  await visitor.do('tool-text');
  const { x, y } = await visitor.at(0.35, 0.8);
  await page.mouse.click(x, y);
  await visitor.named('textbox', 'text.field').waitFor();
  await page.keyboard.type(layers.text);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('treeitem', { name: layers.text, exact: true }).waitFor();
}

function actionFor(type: AdjustmentType): string {
  return filterTypes.includes(type) ? `filter-${type}` : `adjust-${type}`;
}

/** The smallest result that there can be, for its recipe. */
async function restyle(visitor: Visitor): Promise<void> {
  await visitor.panel('neural');
  const { page } = visitor;
  await page.getByRole('button', { name: layers.neural, exact: true }).click();
  for (const [name, value] of [
    ['size', '64'],
    ['iterations', '10'],
  ] as const) {
    const entry = visitor.named('spinbutton', `tools.restyle.${name}.label`);
    await entry.fill(value);
    await entry.press('Enter');
  }
  await visitor.named('button', 'tools.restyle.action').click();
  await page.getByRole('treeitem', { name: layers.neural, exact: true }).waitFor({ timeout: 300_000 });
}
