import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  close,
  defaultLayout,
  isOpen,
  isShown,
  Layout,
  move,
  openPanels,
  PanelId,
  setHeights,
  setWidth,
  show,
  Side,
  toggleCollapsed,
} from './layout.ts';

const panel = fc.constantFrom(...PanelId.options);
const side = fc.constantFrom(...Side.options);
const number = fc.nat(5);

type Step = (layout: Layout) => Layout;
const keeps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(panel, side, number, number).map(
    ([id, at, stack, index]) =>
      (layout: Layout) =>
        move(layout, id, { side: at, stack, index }),
  ),
  fc.tuple(panel, side, number).map(
    ([id, at, before]) =>
      (layout: Layout) =>
        move(layout, id, { side: at, before }),
  ),
  panel.map((id) => (layout: Layout) => show(layout, id)),
  fc.tuple(side, number).map(
    ([at, stack]) =>
      (layout: Layout) =>
        toggleCollapsed(layout, at, stack),
  ),
  fc.tuple(side, fc.array(fc.integer({ min: -50, max: 900 }))).map(
    ([at, heights]) =>
      (layout: Layout) =>
        setHeights(layout, at, heights),
  ),
  fc.tuple(side, fc.integer()).map(
    ([at, width]) =>
      (layout: Layout) =>
        setWidth(layout, at, width),
  ),
);
const closes: fc.Arbitrary<Step> = panel.map((id) => (layout: Layout) => close(layout, id));

function apply(steps: readonly Step[]): Layout {
  return steps.reduce((layout, step) => step(layout), defaultLayout);
}

test('no panel is lost or doubled, whatever is moved where', () => {
  fc.assert(
    fc.property(fc.array(keeps), (steps) => {
      const open = openPanels(apply(steps));
      expect(new Set(open).size).toBe(open.length);
      expect(open).toEqual(expect.arrayContaining([...openPanels(defaultLayout)]));
    }),
  );
});

test('what is remembered can be read back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(keeps, closes)), (steps) => {
      const layout = apply(steps);
      expect(Layout.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
    }),
  );
});

test('closing closes one panel, and showing opens it again', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(keeps, closes)), panel, (steps, id) => {
      const layout = apply(steps);
      const others = (each: Layout) => openPanels(each).filter((other) => other !== id);
      const closed = close(layout, id);
      expect(isOpen(closed, id)).toBe(false);
      expect(others(closed)).toEqual(others(layout));
      const shown = show(closed, id);
      expect(isShown(shown, id)).toBe(true);
      expect(others(shown)).toEqual(others(layout));
    }),
  );
});

test('a tab comes to stand where it is put down', () => {
  const moved = move(defaultLayout, 'layers', { side: 'right', stack: 0, index: 1 });
  expect(moved.right.stacks[0]?.panels.slice(0, 2)).toEqual(['navigator', 'layers']);
  expect(moved.right.stacks[2]?.panels).toEqual(['history']);
  const ordered = move(defaultLayout, 'navigator', { side: 'right', stack: 0, index: 2 });
  expect(ordered.right.stacks[0]?.panels).toEqual(['colour', 'navigator', 'swatches']);
  const apart = move(defaultLayout, 'history', { side: 'left', before: 0 });
  expect(apart.left.stacks.map(({ panels }) => panels)).toEqual([['history']]);
});

test('a layout with a panel twice, or none in front, is not taken', () => {
  const [first] = defaultLayout.right.stacks;
  const twice = { ...defaultLayout, left: { width: 280, stacks: [first] } };
  expect(Layout.safeParse(twice).success).toBe(false);
  const wrong = { ...defaultLayout, right: { width: 320, stacks: [{ ...first!, active: 'jobs' }] } };
  expect(Layout.safeParse(wrong).success).toBe(false);
});
