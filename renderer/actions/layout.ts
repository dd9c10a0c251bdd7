/** Where the panels stand: stacks of tabs in two docks. Plain data, and every change to it. */
import * as z from 'zod';

export const PanelId = z.enum([
  'navigator',
  'histogram',
  'info',
  'colour',
  'swatches',
  'neural',
  'properties',
  'layers',
  'history',
  'jobs',
]);
export type PanelId = z.infer<typeof PanelId>;

export const Side = z.enum(['left', 'right']);
export type Side = z.infer<typeof Side>;

const Stack = z
  .object({
    /** In the order of the tabs; never none. */
    panels: z.array(PanelId).min(1).readonly(),
    active: PanelId,
    /** Only the tabs are shown. */
    collapsed: z.boolean(),
    /** Its part of the dock's height, against the others that are not collapsed. */
    share: z.number().positive(),
  })
  .readonly();
export type Stack = z.infer<typeof Stack>;

export const narrowest = 240;
export const widest = 640;

const Dock = z
  .object({ width: z.number().min(narrowest).max(widest), stacks: z.array(Stack).readonly() })
  .readonly();
export type Dock = z.infer<typeof Dock>;

interface Docks {
  readonly left: Dock;
  readonly right: Dock;
}

export const Layout = z
  .object({ left: Dock, right: Dock })
  .readonly()
  .refine((layout) => new Set(openPanels(layout)).size === openPanels(layout).length)
  .refine(({ left, right }) => [...left.stacks, ...right.stacks].every(isWhole));
export type Layout = Docks;

export const defaultLayout: Layout = {
  left: { width: 280, stacks: [] },
  right: {
    width: 320,
    stacks: [
      stackOf(['navigator', 'colour', 'swatches'], 400, true),
      stackOf(['neural', 'properties', 'histogram'], 430),
      stackOf(['layers', 'history'], 330),
    ],
  },
};

/** Where a tab can be put down: at a place among the tabs of a stack, or as a new stack before another. */
export type Target =
  | { readonly side: Side; readonly stack: number; readonly index: number }
  | { readonly side: Side; readonly before: number };

export function openPanels({ left, right }: Docks): readonly PanelId[] {
  return [...left.stacks, ...right.stacks].flatMap(({ panels }) => panels);
}

export function isOpen(layout: Layout, panel: PanelId): boolean {
  return placeOf(layout, panel) !== null;
}

/** Whether a panel is to be seen: in front of its stack, which is not collapsed. */
export function isShown(layout: Layout, panel: PanelId): boolean {
  const place = placeOf(layout, panel);
  const stack = place && layout[place.side].stacks[place.stack];
  return !!stack && stack.active === panel && !stack.collapsed;
}

/** Brings a panel to the front, from where it stands or, closed, from where it stands by default. */
export function show(layout: Layout, panel: PanelId): Layout {
  const place = placeOf(layout, panel);
  if (!place) return show(reopen(layout, panel), panel);
  return changeStack(layout, place.side, place.stack, (stack) => ({
    ...stack,
    active: panel,
    collapsed: false,
  }));
}

export function close(layout: Layout, panel: PanelId): Layout {
  return replaceStacks(layout, (_side, _at, stack) => without(stack, panel));
}

/** Moves a panel, open or closed, to a place, as that place is called before the move. */
export function move(layout: Layout, panel: PanelId, target: Target): Layout {
  if ('before' in target) return moveApart(layout, panel, target.side, target.before);
  const stack = layout[target.side].stacks[target.stack];
  if (!stack) return layout;
  const before = new Set(stack.panels.slice(0, target.index).filter((each) => each !== panel));
  const others = stack.panels.filter((each) => each !== panel);
  const joined: Stack = {
    ...stack,
    panels: [
      ...others.filter((each) => before.has(each)),
      panel,
      ...others.filter((each) => !before.has(each)),
    ],
    active: panel,
    collapsed: false,
  };
  return replaceStacks(layout, (side, at, each) =>
    side === target.side && at === target.stack ? [joined] : without(each, panel),
  );
}

/** Makes a stack of one panel, before another stack. */
function moveApart(layout: Layout, panel: PanelId, side: Side, before: number): Layout {
  const shares = layout[side].stacks.map(({ share }) => share);
  const share = shares.length > 0 ? shares.reduce((sum, each) => sum + each, 0) / shares.length : 300;
  const fresh = stackOf([panel], share);
  const last = layout[side].stacks.length - 1;
  const moved = replaceStacks(layout, (dock, at, stack) => [
    ...(dock === side && at === before ? [fresh] : []),
    ...without(stack, panel),
    ...(dock === side && at === last && before > last ? [fresh] : []),
  ]);
  return last < 0 ? changeDock(moved, side, () => [fresh]) : moved;
}

export function toggleCollapsed(layout: Layout, side: Side, at: number): Layout {
  return changeStack(layout, side, at, (stack) => ({ ...stack, collapsed: !stack.collapsed }));
}

/** Gives every stack of a dock its height; those of collapsed ones are not looked at. */
export function setHeights(layout: Layout, side: Side, heights: readonly number[]): Layout {
  return changeDock(layout, side, (stacks) =>
    stacks.map((stack, at) =>
      stack.collapsed ? stack : { ...stack, share: Math.max(1, heights[at] ?? stack.share) },
    ),
  );
}

export function setWidth(layout: Layout, side: Side, width: number): Layout {
  const clamped = Math.round(Math.min(widest, Math.max(narrowest, width)));
  return { ...layout, [side]: { ...layout[side], width: clamped } };
}

function stackOf(panels: readonly [PanelId, ...PanelId[]], share: number, collapsed = false): Stack {
  return { panels, active: panels[0], collapsed, share };
}

function isWhole({ panels, active }: Stack): boolean {
  return panels.includes(active);
}

function placeOf(layout: Docks, panel: PanelId): { side: Side; stack: number; index: number } | null {
  for (const side of Side.options) {
    for (const [stack, { panels }] of layout[side].stacks.entries()) {
      const index = panels.indexOf(panel);
      if (index >= 0) return { side, stack, index };
    }
  }
  return null;
}

/** The stack without a panel that it may have; nothing where that was all it had. */
function without(stack: Stack, panel: PanelId): readonly Stack[] {
  if (!stack.panels.includes(panel)) return [stack];
  const at = stack.panels.indexOf(panel);
  const panels = stack.panels.filter((each) => each !== panel);
  const active = stack.active === panel ? (panels[at] ?? panels.at(-1)) : stack.active;
  return active ? [{ ...stack, panels, active }] : [];
}

/** Puts a closed panel beside those it stands with by default, or on its own where they are closed, too. */
function reopen(layout: Layout, panel: PanelId): Layout {
  const home = placeOf(defaultLayout, panel) ?? placeOf(defaultLayout, 'layers');
  const neighbours = home ? (defaultLayout[home.side].stacks[home.stack]?.panels ?? []) : [];
  const beside = neighbours.map((each) => placeOf(layout, each)).find((place) => place !== null);
  if (beside) return move(layout, panel, { ...beside, index: Number.MAX_SAFE_INTEGER });
  return move(layout, panel, { side: 'right', before: layout.right.stacks.length });
}

function replaceStacks(
  layout: Layout,
  next: (side: Side, at: number, stack: Stack) => readonly Stack[],
): Layout {
  const dock = (side: Side): Dock => ({
    ...layout[side],
    stacks: layout[side].stacks.flatMap((stack, at) => next(side, at, stack)),
  });
  return { left: dock('left'), right: dock('right') };
}

function changeDock(
  layout: Layout,
  side: Side,
  next: (stacks: readonly Stack[]) => readonly Stack[],
): Layout {
  return { ...layout, [side]: { ...layout[side], stacks: next(layout[side].stacks) } };
}

function changeStack(layout: Layout, side: Side, at: number, next: (stack: Stack) => Stack): Layout {
  return changeDock(layout, side, (stacks) =>
    stacks.map((stack, each) => (each === at ? next(stack) : stack)),
  );
}
