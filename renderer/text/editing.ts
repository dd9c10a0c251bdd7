import i18next from 'i18next';
import type { TextStyle } from '../../preload/contract/document.ts';
import { insertLayers, placeOver, removeLayers } from '../picture/arrange.ts';
import type { Place } from '../picture/arrange.ts';
import { presentOf, rasterLayer } from '../picture/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../picture/document.ts';
import { dropLive, showLive } from '../picture/live.ts';
import { activeDocument, commitIn, describeIn, documentOf, takeInHand } from '../picture/store.ts';
import { isLocked, layerInHand } from '../picture/tree.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { parseColour, setForeground, useColours } from '../view/hand/colours.ts';
import type { Point } from '../view/viewport.ts';
import { TextField } from './field.ts';
import { useText } from './store.ts';
import type { TextLook } from './store.ts';
import { textOf, withText, writtenInto } from './text-layer.ts';

/** A text that is being written: a new one, or one that was there. */
interface Editing {
  readonly id: string;
  readonly before: Picture;
  readonly layer: PixelLayer;
  readonly isNew: boolean;
  /** Where a new one goes. */
  readonly place: Place | null;
  readonly field: TextField;
  style: TextStyle;
}

let editing: Editing | null = null;

export function isEditing(): boolean {
  return editing !== null;
}

/** A new text at a point, which is the middle of its first line's height. */
export function beginText(document: OpenDocument, { x, y }: Point): void {
  const { look } = useText.getState();
  const top = Math.round(y - (look.size * look.lineHeight) / 2);
  const colour = useColours.getState().foreground;
  const style: TextStyle = { ...look, colour, text: '', x: Math.round(x), y: top };
  begin(document, rasterLayer(i18next.t('text.newLayer'), emptyRaster(4)), style, true);
}

export function editText(document: OpenDocument, layer: PixelLayer): void {
  const style = textOf(layer);
  if (style) begin(document, layer, style, false);
}

function begin(document: OpenDocument, layer: PixelLayer, style: TextStyle, isNew: boolean): void {
  endText(true);
  describeIn(document.id, { following: false });
  const field = new TextField(
    style,
    i18next.t('text.field'),
    (text) => {
      change({ text });
    },
    endText,
  );
  const before = presentOf(document);
  const place = placeOver(before.layers, document);
  if (!isNew) takeInHand(document.id, () => [layer.id]);
  editing = { id: document.id, before, layer, isNew, place, field, style };
  useText.setState({ editing: style });
}

function change(next: Partial<TextStyle>): void {
  if (!editing) return;
  editing.style = { ...editing.style, ...next };
  editing.field.show(editing.style);
  useText.setState({ editing: editing.style });
  showLive(editing.id, written(editing));
}

/** The picture with the text as it stands. */
function written({ before, layer, isNew, place, style }: Editing): Picture {
  return isNew ? insertLayers(before, [writtenInto(layer, style)], place) : withText(before, layer.id, style);
}

/** Ends the writing: as a step, or as if nothing had been written. A text without words leaves no layer. */
export function endText(applied: boolean): void {
  const ended = editing;
  if (!ended) return;
  editing = null;
  ended.field.close();
  useText.setState({ editing: null });
  const document = documentOf(ended.id);
  if (applied && document && presentOf(document) === ended.before) commitText(ended);
  dropLive();
}

function commitText(ended: Editing): void {
  const { id, before, layer, isNew, style } = ended;
  if (style.text.trim() === '') {
    if (!isNew) commitIn(id, 'delete-text', removeLayers(before, [layer.id]));
  } else if (style !== textOf(layer)) commitIn(id, isNew ? 'text' : 'edit-text', written(ended));
}

/** Changes how the text looks that is being written, or else the one in hand; and what comes after it. */
export function changeLook(next: Partial<TextStyle>): void {
  useText.setState(({ look }) => ({ look: lookOf({ ...look, ...next }) }));
  if (editing) {
    change(next);
    return;
  }
  const document = activeDocument();
  const layer = document && layerInHand(document);
  const style = textOf(layer);
  if (!document || !layer || !style || isLocked(presentOf(document).layers, layer.id)) {
    if (next.colour) setForeground(parseColour(next.colour) ?? '#000000');
    return;
  }
  const changed = withText(presentOf(document), layer.id, { ...style, ...next });
  commitIn(document.id, 'edit-text', changed, `text ${layer.id}`);
}

function lookOf({ font, size, bold, italic, align, lineHeight }: TextLook): TextLook {
  return { font, size, bold, italic, align, lineHeight };
}
