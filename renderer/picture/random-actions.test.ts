import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import type { AdjustmentType } from '../../preload/contract/document.ts';
import type { Paint } from '../brushes/engine/apply.ts';
import { Stroke } from '../brushes/engine/paint.ts';
import { applyMask, mergeLayers } from '../layers/merge.ts';
import { invertColours } from '../pixels/layers/cover.ts';
import { combine } from '../pixels/mask/combine.ts';
import { invert } from '../pixels/mask/invert.ts';
import { rectangleOf } from '../pixels/mask/tiles.ts';
import { emptyRaster, moveRaster, rasterFrom } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { finish } from '../pixels/work.ts';
import {
  duplicateLayers,
  groupLayers,
  insertLayers,
  moveLayers,
  removeLayers,
  ungroupLayers,
} from './arrange.ts';
import { pictureOf, rasterLayer } from './document.ts';
import type { Picture, PictureLayer } from './document.ts';
import {
  begin,
  giveUp,
  liveOf,
  onceSettled,
  redo as redoDraft,
  undo as undoDraft,
  useDrafts,
} from './drafts.ts';
import type { Draft } from './drafts.ts';
import { amend, commit, jump, redo, startHistory, undo } from './history.ts';
import type { History } from './history.ts';
import type { Purpose } from './settling.ts';
import { step } from './step.ts';
import { addDocument, commitIn, documentOf, useDocuments } from './store.ts';
import { changeLayer, rowsOf } from './tree.ts';

const size = { width: 300, height: 120 };

/** Everything that a document is, down to the last byte, read anew each time. */
function digest(picture: Picture): string {
  const sum = createHash('sha1');
  const raster = ({ tiles, ...rest }: Raster) => {
    sum.update(JSON.stringify(rest));
    for (const [key, { data }] of [...tiles].sort(([a], [b]) => a - b)) sum.update(`${key}`).update(data);
  };
  const layer = (each: PictureLayer): void => {
    if (each.mask) raster(each.mask.pixels);
    if (each.kind === 'raster') raster(each.pixels);
    if (each.kind === 'group') each.layers.forEach(layer);
    sum.update(
      JSON.stringify(each, (key, value: unknown) =>
        ['pixels', 'mask', 'layers'].includes(key) ? null : value,
      ),
    );
  };
  picture.layers.forEach(layer);
  if (picture.selection) raster(picture.selection);
  sum.update(JSON.stringify([picture.width, picture.height, picture.guides]));
  return sum.digest('hex');
}

const place = fc.record({ x: fc.integer({ min: 0, max: 299 }), y: fc.integer({ min: 0, max: 119 }) });
const pick = fc.nat();
type Edit = (picture: Picture) => Picture;

/** The id of one of the layers, whichever number is drawn. */
function some({ layers }: Picture, number: number): string {
  const rows = rowsOf(layers);
  return rows[number % Math.max(1, rows.length)]?.layer.id ?? '';
}

function paint(pixels: Raster, how: Paint, { x, y }: { x: number; y: number }, picture: Picture): Raster {
  const stroke = new Stroke({
    ...{ raster: pixels, paint: how, opacity: 0.8, flow: 0.6, hardness: 0.5 },
    ...{ selection: picture.selection, within: { x: 0, y: 0, ...size } },
  });
  stroke.touch([0, 7, 14].map((step) => ({ x: x + step, y, size: 30, opacity: 1, roundness: 1, angle: 0 })));
  return stroke.finish();
}

const strokes: fc.Arbitrary<Edit> = fc.record({ place, pick, erase: fc.boolean() }).map(
  ({ place, pick, erase }) =>
    (picture) =>
      changeLayer(picture, some(picture, pick), (layer) => {
        if (layer.mask) {
          const pixels = paint(layer.mask.pixels, { kind: 'value', value: erase ? 0 : 255 }, place, picture);
          return { ...layer, mask: { ...layer.mask, pixels } };
        }
        if (layer.kind !== 'raster') return layer;
        const colour = [pick % 256, place.x % 256, place.y] as const;
        const how: Paint = erase
          ? { kind: 'erase' }
          : { kind: 'colour', colour, keepAlpha: false, blend: 'normal' };
        return { ...layer, pixels: paint(layer.pixels, how, place, picture), origin: null };
      }),
);

const selecting: fc.Arbitrary<Edit> = fc
  .record({ place, mode: fc.constantFrom('replace', 'add', 'subtract', 'intersect', 'invert', 'none') })
  .map(({ place, mode }) => (picture) => {
    if (mode === 'none') return { ...picture, selection: null };
    if (mode === 'invert')
      return { ...picture, selection: picture.selection && invert(picture.selection, size) };
    const next = rectangleOf({ ...place, width: 90, height: 50 }, size);
    return { ...picture, selection: combine(picture.selection, next, mode, size) };
  });

const properties: fc.Arbitrary<Edit> = fc
  .record({
    pick,
    change: fc.oneof(
      fc.record({ opacity: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100) }),
      fc.record({ blend: fc.constantFrom('normal' as const, 'multiply' as const, 'luminosity' as const) }),
      fc.record({ visible: fc.boolean() }),
      fc.record({ clipped: fc.boolean() }),
      fc.record({ name: fc.string({ maxLength: 5 }) }),
    ),
  })
  .map(
    ({ pick, change }) =>
      (picture) =>
        changeLayer(picture, some(picture, pick), (layer) => ({ ...layer, ...change })),
  );

const arranging: fc.Arbitrary<Edit> = fc
  .record({
    pick,
    other: pick,
    how: fc.constantFrom('new', 'adjust', 'group', 'ungroup', 'move', 'remove', 'duplicate', 'mask'),
    where: fc.constantFrom('above' as const, 'below' as const, 'into' as const),
    type: fc.constantFrom<AdjustmentType>('levels', 'curves', 'temperature'),
  })
  .map(({ pick, other, how, where, type }) => (picture) => {
    const id = some(picture, pick);
    const layer = rasterLayer('Layer', emptyRaster(4));
    // However often something is added, the document stays one that a person could have.
    const full = rowsOf(picture.layers).length > 12;
    switch (how) {
      case 'new':
        return full ? picture : insertLayers(picture, [layer], { id, where: 'above' });
      case 'adjust': {
        const adjusting = {
          ...rasterLayer('Adjustment', emptyRaster(4)),
          kind: 'adjustment' as const,
        };
        return full
          ? picture
          : insertLayers(picture, [{ ...adjusting, adjustment: defaultAdjustment(type) }], null);
      }
      case 'group':
        return full ? picture : groupLayers(picture, [id, some(picture, other)], 'Group');
      case 'ungroup':
        return ungroupLayers(picture, [id]);
      case 'move':
        return moveLayers(picture, [id], { id: some(picture, other), where });
      case 'remove':
        return rowsOf(picture.layers).length > 1 ? removeLayers(picture, [id]) : picture;
      case 'duplicate':
        return full ? picture : duplicateLayers(picture, [id], (name) => `${name} copy`);
      case 'mask':
        return changeLayer(picture, id, (each) => ({
          ...each,
          mask: each.mask ? null : { pixels: picture.selection ?? emptyRaster(1, 255), enabled: true },
        }));
    }
  });

const pixels: fc.Arbitrary<Edit> = fc
  .record({ pick, how: fc.constantFrom('shift', 'invert', 'merge', 'apply'), by: place })
  .map(({ pick, how, by }) => (picture) => {
    const id = some(picture, pick);
    if (how === 'merge') return finish(mergeLayers(picture, [id]));
    if (how === 'apply') return applyMask(picture, id);
    return changeLayer(picture, id, (layer) => {
      if (layer.kind !== 'raster') return layer;
      const moved = how === 'shift' && moveRaster(layer.pixels, (by.x % 41) - 20, (by.y % 41) - 20);
      return { ...layer, pixels: moved || invertColours(layer.pixels, picture.selection), origin: null };
    });
  });

type Action = (history: History) => History;
const edits = fc
  .oneof(
    { weight: 4, arbitrary: properties },
    { weight: 3, arbitrary: strokes },
    { weight: 3, arbitrary: arranging },
    { weight: 2, arbitrary: selecting },
    { weight: 1, arbitrary: pixels },
  )
  .chain((edit) =>
    fc.constantFrom(null, null, 'a', 'b').map(
      (gesture): Action =>
        (history) =>
          commit(history, 'edit', edit(history.present.picture), gesture),
    ),
  );
const walks = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Action>(undo) },
  { weight: 3, arbitrary: fc.constant<Action>(redo) },
  {
    weight: 1,
    arbitrary: pick.map(
      (number): Action =>
        (history) =>
          jump(history, history.past.length - 3 + (number % 7)),
    ),
  },
  {
    weight: 1,
    arbitrary: pick.map(
      (number): Action =>
        (history) =>
          // The first state stays what the end is held against.
          history.past.length === 0
            ? history
            : amend(history, {
                ...history.present.picture,
                guides: [{ direction: 'horizontal', at: number % size.height }],
              }),
    ),
  },
);
const action = fc.oneof({ weight: 5, arbitrary: edits }, { weight: 2, arbitrary: walks });

function beginning(): History {
  const data = new Uint8ClampedArray(size.width * size.height * 4).map((_, at) => (at * 31) & 255);
  const photo = rasterLayer('Background', rasterFrom(data, { x: 0, y: 0, ...size }, 4));
  return startHistory('open', pictureOf(size.width, size.height, [photo]));
}

test('after ten thousand random actions, undo to the start gives the first document byte for byte, redo the last', () => {
  const actions = fc.array(action, { minLength: 10_000, maxLength: 10_000, size: 'max' });
  fc.assert(
    fc.property(actions, (list) => {
      let history = beginning();
      const first = digest(history.present.picture);
      const seen = new Map<Picture, string>();
      list.forEach((act, at) => {
        history = act(history);
        // Pictures on the way are held to account too: nothing done later may have written into them.
        if (at % 50 === 0) seen.set(history.present.picture, digest(history.present.picture));
      });
      expect(history.forgotten).toBe(0);
      expect(history.past.length).toBeGreaterThan(1000);
      const last = digest(history.present.picture);
      const steps = history.past.length;
      let checked = 0;
      for (let at = 0; at < steps; at += 1) {
        history = undo(history);
        const known = seen.get(history.present.picture);
        if (known === undefined) continue;
        checked += 1;
        expect(digest(history.present.picture)).toBe(known);
      }
      expect(checked).toBeGreaterThan(20);
      expect(history.past).toEqual([]);
      expect(digest(history.present.picture)).toBe(first);
      for (let at = 0; at < steps; at += 1) history = redo(history);
      expect(digest(history.present.picture)).toBe(last);
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 120_000);

type Kind = (typeof kinds)[number];
const kinds = ['press', 'slider', 'text', 'transform', 'crop', 'preview'] as const;
type Move =
  | { readonly kind: 'begin'; readonly what: Kind }
  | { readonly kind: 'end'; readonly how: 'commit' | 'cancel' }
  | { readonly kind: 'ask'; readonly purpose: Exclude<Purpose, 'result' | 'press' | 'begin'> }
  | { readonly kind: 'show' | 'step' | 'rude' | 'undo' | 'redo' | 'escape' };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('begin'), what: fc.constantFrom(...kinds) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('end'), how: fc.constantFrom('commit', 'cancel') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('ask'),
      purpose: fc.constantFrom('change', 'tool', 'switch', 'read', 'close'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constantFrom('show', 'step', 'rude', 'undo', 'redo', 'escape') }),
  },
);

test('drafts begun, shown, ended and asked for in any order: what was shown last is one step or none, nothing else moves', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120 }), (moves) => {
      useDocuments.setState({ documents: [], active: null, used: [] });
      useDrafts.setState({ stacks: {} });
      const id = addDocument({ name: 'wall.png', picture: pictureOf(10, 10, []), photo: null });
      const history = () => documentOf(id)?.history ?? expect.fail('The document is gone.');
      const marks = (picture: Picture | null) => picture?.guides.map(({ at }) => at);
      const mark = (at: number) => (picture: Picture) => ({
        ...picture,
        guides: [...picture.guides, { direction: 'vertical' as const, at }],
      });
      const open: { readonly draft: Draft; shown: number | null; ended: 'commit' | 'cancel' | null }[] = [];
      let number = 0;
      for (const { kind, ...rest } of moves) {
        const before = history();
        const tape = marks(before.present.picture) ?? [];
        const stack = [...open];
        const next = (number += 1);
        const beginning = () => {
          const it: (typeof open)[number] = {
            shown: null,
            ended: null,
            draft: begin(id, {
              kind: (rest as { what: Kind }).what,
              commit: () => {
                it.ended = 'commit';
                const { shown } = it;
                if (shown !== null) it.draft.put('draft', mark(shown));
              },
              cancel: () => {
                it.ended = 'cancel';
              },
            }),
          };
          open.push(it);
        };
        if (kind === 'begin') beginning();
        else if (kind === 'end') void open.at(-1)?.draft.end((rest as { how: 'commit' | 'cancel' }).how);
        else if (kind === 'ask') onceSettled(id, (rest as { purpose: Purpose }).purpose, () => undefined);
        else if (kind === 'escape') giveUp(id);
        else if (kind === 'undo') undoDraft(id);
        else if (kind === 'redo') redoDraft(id);
        else if (kind === 'step') step('step', mark(next));
        else if (kind === 'rude') commitIn(id, 'rude', mark(next)(before.present.picture));
        else {
          const top = open.at(-1);
          if (top) top.shown = next;
          top?.draft.show(mark(next));
        }
        // Those that ended by it, innermost first: each that became a step is one, with what it showed last.
        const ended = stack.filter((each) => each.ended !== null).reverse();
        for (const each of ended) open.splice(open.indexOf(each), 1);
        const kept = ended.flatMap(({ ended, shown }) =>
          ended === 'commit' && shown !== null ? [shown] : [],
        );
        const own = kind === 'step' || kind === 'rude' ? [next] : [];
        const after = history();
        if ((kind === 'undo' || kind === 'redo') && stack.length === 0) {
          expect(after.past.length + after.future.length).toBe(before.past.length + before.future.length);
        } else if (kept.length + own.length === 0) expect(after).toBe(before);
        else {
          expect(marks(after.present.picture)).toEqual([...tape, ...kept, ...own]);
          expect(after.past.length).toBe(before.past.length + kept.length + own.length);
        }
        if (kind === 'undo' || kind === 'escape') expect(open.length).toBe(Math.max(0, stack.length - 1));
        const showing = open.flatMap(({ shown }) => (shown === null ? [] : [shown]));
        expect(marks(liveOf(id))).toEqual([...(marks(after.present.picture) ?? []), ...showing]);
      }
    }),
    { numRuns: 300 },
  );
});
