import i18next from 'i18next';
import type { TextStyle } from '../../preload/contract/document.ts';
import { insertLayers, placeOver, removeLayers } from '../picture/arrange.ts';
import type { Place } from '../picture/arrange.ts';
import { presentOf, rasterLayer } from '../picture/document.ts';
import type { OpenDocument, PixelLayer } from '../picture/document.ts';
import { begin } from '../picture/drafts.ts';
import type { Draft, Edit } from '../picture/drafts.ts';
import { inHand, step } from '../picture/step.ts';
import { describeIn, takeInHand } from '../picture/store.ts';
import { textOf } from '../picture/text.ts';
import { Trail } from '../picture/trail.ts';
import { isLocked } from '../picture/tree.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { parseColour, setForeground, useColours } from '../view/hand/colours.ts';
import type { Box, Point } from '../view/viewport.ts';
import { TextField } from './field.ts';
import { tellOfMissingFont } from './missing-font.ts';
import { useText } from './store.ts';
import type { TextLook } from './store.ts';
import { withText, writtenInto } from './text-layer.ts';

/** A text that is being written: a new one, or one that was there. */
interface Editing {
  readonly draft: Draft;
  readonly layer: PixelLayer;
  readonly isNew: boolean;
  /** Where a new one goes. */
  readonly place: Place | null;
  readonly field: TextField;
  readonly trail: Trail<TextStyle>;
  style: TextStyle;
}

let editing: Editing | null = null;

export function isEditing(): boolean {
  return editing !== null;
}

/** A new text at a point, which is the middle of its first line's height. */
export function beginText(document: OpenDocument, { x, y }: Point): void {
  const { size, lineHeight } = useText.getState().look;
  writeNew(document, { x: Math.round(x), y: Math.round(y - (size * lineHeight) / 2) });
}

/** A new text that wraps in a box. */
export function beginBox(document: OpenDocument, { x, y, width, height }: Box): void {
  writeNew(document, { x, y, box: { width, height } });
}

function writeNew(document: OpenDocument, place: Pick<TextStyle, 'x' | 'y' | 'box'>): void {
  const { look } = useText.getState();
  const colour = useColours.getState().foreground;
  const style: TextStyle = { ...look, colour, text: '', ...place };
  start(document, rasterLayer(i18next.t('text.newLayer'), emptyRaster(4)), style, true);
}

export function editText(document: OpenDocument, layer: PixelLayer): void {
  const style = textOf(layer);
  if (!style) return;
  tellOfMissingFont(style.font);
  start(document, layer, style, false);
}

function start(document: OpenDocument, layer: PixelLayer, style: TextStyle, isNew: boolean): void {
  describeIn(document.id, { following: false });
  const field = new TextField(style, i18next.t('text.field'), {
    typed: (text) => {
      change({ text }, 'typing');
    },
    resized: (box) => {
      change({ box }, 'box');
    },
    ended: endText,
  });
  const place = placeOver(presentOf(document).layers, document);
  if (!isNew) takeInHand(document.id, () => [layer.id]);
  const trail = new Trail(style);
  const go = (to: TextStyle | null): boolean => {
    if (to) show(to);
    return to !== null;
  };
  const draft = begin(document.id, {
    kind: 'text',
    commit: () => {
      const ended = close();
      if (ended) put(ended);
    },
    cancel: close,
    back: () => go(trail.back()),
    forth: () => go(trail.forth()),
  });
  editing = { draft, layer, isNew, place, field, trail, style };
  useText.setState({ editing: style });
}

function change(next: Partial<TextStyle>, run: string | null = null): void {
  if (!editing) return;
  const style = { ...editing.style, ...next };
  editing.trail.push(style, run);
  show(style);
}

function show(style: TextStyle): void {
  if (!editing) return;
  editing.style = style;
  editing.field.show(style);
  useText.setState({ editing: style });
  editing.draft.show(written(editing));
}

/** The picture with the text as it stands. */
function written({ layer, isNew, place, style }: Editing): Edit {
  if (!isNew) return (picture) => withText(picture, layer.id, style);
  return (picture) => insertLayers(picture, [writtenInto(layer, style, picture.profile)], place);
}

/** Gives the focus back to the text that is being written; false where there is none. */
export function resumeText(): boolean {
  editing?.field.element.focus();
  return editing !== null;
}

/** Ends the writing: as a step, or as if nothing had been written. */
export function endText(applied: boolean): void {
  void editing?.draft.end(applied ? 'commit' : 'cancel');
}

function close(): Editing | null {
  const ended = editing;
  editing = null;
  ended?.field.close();
  useText.setState({ editing: null });
  return ended;
}

/** A text without words leaves no layer. */
function put(ended: Editing): void {
  const { draft, layer, isNew, style } = ended;
  if (style.text.trim() === '') {
    if (!isNew) draft.put('delete-text', (picture) => removeLayers(picture, [layer.id]));
  } else if (style !== textOf(layer)) draft.put(isNew ? 'text' : 'edit-text', written(ended));
}

/** Changes how the text looks that is being written, or else the one in hand; and what comes after it. */
export function changeLook(next: Partial<TextStyle>): void {
  useText.setState(({ look }) => ({ look: lookOf({ ...look, ...next }) }));
  if (editing) {
    change(next);
    return;
  }
  const hand = inHand();
  const style = textOf(hand?.layer ?? null);
  if (!hand || !style || isLocked(hand.picture.layers, hand.layer.id)) {
    if (next.colour) setForeground(parseColour(next.colour) ?? '#000000');
    return;
  }
  const { id } = hand.layer;
  step('edit-text', (picture) => withText(picture, id, { ...style, ...next }), `text ${id}`);
}

function lookOf({ font, size, bold, italic, align, lineHeight, tracking }: TextLook): TextLook {
  return { font, size, bold, italic, align, lineHeight, tracking };
}
