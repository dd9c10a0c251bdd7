import type { Action, Actions } from '../actions/action.ts';
import { report } from '../base/notices.ts';
import { flattenPicture } from '../composite/flatten.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { boundsOf, boundsOfAll } from '../picture/reframe/bounds.ts';
import { transformLayers } from '../picture/reframe/layers.ts';
import {
  canvasOf,
  flipPicture,
  reframe,
  revealAll,
  shrinkTo,
  turnPicture,
} from '../picture/reframe/reframe.ts';
import type { Reframing } from '../picture/reframe/reframe.ts';
import { activeDocument } from '../picture/store.ts';
import { findLayer } from '../picture/tree.ts';
import { rotation, scaling } from '../pixels/affine.ts';
import type { Affine, Point } from '../pixels/affine.ts';
import { intersect, isEmpty } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Work } from '../pixels/work.ts';
import { takePreviousTool, takeTool, useHand } from '../view/hand/store.ts';
import { reframeIn, tellOfPixels } from '../workers/reframe-step.ts';
import { slowStepIn } from '../workers/slow-step.ts';
import { edges } from './align.ts';
import { alignLayers, distributeLayers } from './arrange.ts';
import type { TransformMode } from './bend.ts';
import { movableLayers, refuse } from './movable.ts';
import { beginSession, setTransformMode, useSession } from './session.ts';
import { useSizeDialog } from './store.ts';

const present = () => {
  const document = activeDocument();
  return document && presentOf(document);
};
const withPicture = () => activeDocument() !== null;
const withLayers = () => (activeDocument()?.selected.length ?? 0) > 0;
const withSelection = () => !!present()?.selection;

function action(
  run: (document: OpenDocument) => void,
  enabled: () => boolean = withPicture,
  shortcuts: Action['shortcuts'] = [],
): Action {
  return {
    shortcuts,
    enabled,
    run: () => {
      onSettled(run);
    },
  };
}

/** A reframing of the picture, or a word that there is nothing to do. */
function reframing(label: string, of: (picture: Picture) => Reframing | null, enabled = withPicture): Action {
  return action(({ id }) => {
    const next = (picture: Picture) => of(picture) ?? nothingToDo();
    reframeIn(id, label, next).catch(report);
  }, enabled);
}

/** Mirrors or turns the layers in hand about the middle of them all, keeping every byte. */
function onLayers(label: string, mapAbout: (box: Rect) => Affine): Action {
  return action((document) => {
    const layers = movableLayers(document);
    if (!layers) return;
    const turned = slowStepIn(document.id, label, (before) => {
      // As they are once the steps before this one are done.
      const now = layers.flatMap(({ id }) => findLayer(before.layers, id) ?? []);
      return transformLayers(before, now, mapAbout(boundsOfAll(now)), 'nearest');
    });
    turned.then((done) => done && tellOfPixels(layers)).catch(report);
  }, withLayers);
}

function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * A quarter turn that brings pixels onto pixels. Where the middle doesn't, half a pixel is given to a wide
 * box and taken from a tall one, so that turns come back to where they began.
 */
function quarter(degrees: 90 | 270): (box: Rect) => Affine {
  return (box) => {
    const { x, y } = middleOf(box);
    const off = (((box.width + box.height) % 2) / 2) * Math.sign(box.width - box.height);
    return rotation(degrees, degrees === 90 ? { x, y: y + off } : { x: x + off, y });
  };
}

/** Makes the canvas what can be seen of the picture. */
function* trimmed(picture: Picture): Work<Picture> {
  const flat = yield* flattenPicture(picture);
  const next = shrinkTo(picture, intersect(boundsOf(flat), canvasOf(picture)));
  if (next) return yield* reframe(picture, next, 'lanczos');
  nothingToDo();
  return picture;
}

function nothingToDo(): null {
  refuse('nothingToDo');
  return null;
}

function selected(picture: Picture): Reframing | null {
  if (!picture.selection) return null;
  const rect = intersect(boundsOf(picture.selection), canvasOf(picture));
  return isEmpty(rect) ? null : shrinkTo(picture, rect);
}

const aligning = Object.fromEntries(
  edges.map((edge) => [
    `align-${edge}` as const,
    action((document) => {
      alignLayers(document, edge);
    }, withLayers),
  ]),
) as Readonly<Record<`align-${(typeof edges)[number]}`, Action>>;

/** Takes free transform in hand, or goes on with it, with handles that do this. */
function transformBy(mode: TransformMode): Action {
  return {
    shortcuts: [],
    enabled: withLayers,
    checked: () => useHand.getState().tool === 'transform' && useSession.getState().mode === mode,
    run: () => {
      takeTool('transform');
      setTransformMode(mode);
    },
  };
}

export const transformActions = {
  'transform-free': transformBy('free'),
  'transform-distort': transformBy('distort'),
  'transform-perspective': transformBy('perspective'),
  'transform-warp': transformBy('warp'),
  'transform-selection': action((document) => {
    takeTool('transform');
    if (!beginSession(document, 'selection')) takePreviousTool();
  }, withSelection),
  'image-size': action(
    () => {
      useSizeDialog.setState({ open: 'image' });
    },
    withPicture,
    [{ key: 'i', mod: true, alt: true }],
  ),
  'canvas-size': action(
    () => {
      useSizeDialog.setState({ open: 'canvas' });
    },
    withPicture,
    [{ key: 'c', mod: true, alt: true }],
  ),
  'rotate-picture-right': reframing('rotate-picture', (picture) => turnPicture(picture, 90)),
  'rotate-picture-left': reframing('rotate-picture', (picture) => turnPicture(picture, 270)),
  'rotate-picture-180': reframing('rotate-picture', (picture) => turnPicture(picture, 180)),
  'flip-picture-horizontal': reframing('flip-picture', (picture) => flipPicture(picture, 'horizontal')),
  'flip-picture-vertical': reframing('flip-picture', (picture) => flipPicture(picture, 'vertical')),
  trim: action((document) => void slowStepIn(document.id, 'trim', trimmed).catch(report)),
  'crop-to-selection': reframing('crop', selected, withSelection),
  'reveal-all': reframing('reveal-all', revealAll),
  'rotate-layer-right': onLayers('rotate-layer', quarter(90)),
  'rotate-layer-left': onLayers('rotate-layer', quarter(270)),
  'rotate-layer-180': onLayers('rotate-layer', (box) => rotation(180, middleOf(box))),
  'flip-layer-horizontal': onLayers('flip-layer', (box) => scaling(-1, 1, middleOf(box))),
  'flip-layer-vertical': onLayers('flip-layer', (box) => scaling(1, -1, middleOf(box))),
  ...aligning,
  'distribute-horizontal': action((document) => {
    distributeLayers(document, 'horizontal');
  }, withLayers),
  'distribute-vertical': action((document) => {
    distributeLayers(document, 'vertical');
  }, withLayers),
} satisfies Actions;
