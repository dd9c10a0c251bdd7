import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import { sourceOf } from '../composite/sample.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import type { Draft } from '../picture/drafts.ts';
import { sourceIn } from '../pixels/colours.ts';
import type { Source } from '../pixels/mask/source.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { followSource, offsetFrom } from './clone-source.ts';
import { showTip } from './cursor.ts';
import type { Growing } from './engine/growing.ts';
import type { Stroke } from './engine/paint.ts';
import { useBrushes } from './store.ts';
import { strokeGesture } from './stroke-gesture.ts';
import { strokeOf } from './stroke-of.ts';
import { targetOf } from './target.ts';
import type { Target } from './target.ts';

/** What else becomes of the stroke. */
type Becoming = (stroke: Stroke, target: Target, source: Source) => Growing;

/** A stroke that takes its pixels from the source, as that picture was when the stroke began, in this one's numbers. */
export function cloneGesture(
  tool: 'clone' | 'heal',
  document: OpenDocument,
  draft: Draft,
  start: CanvasPointer,
  become: Becoming = (stroke) => stroke,
): Gesture | null {
  const target = targetOf(document);
  if (!target) return null;
  if (target.kind !== 'pixels') {
    notify('information', i18next.t('brushes.pixelsOnly'));
    return null;
  }
  const taken = offsetFrom(start);
  if (!taken) {
    notify('information', i18next.t('brushes.noSource'));
    return null;
  }
  const options = useBrushes.getState();
  const { from, offset } = taken;
  const own = sourceOf(from, options.cloneAll);
  if (!own) return null;
  const pixels = sourceIn(own, presentOf(from).profile, target.profile);
  const source: Source = (rect) => pixels({ ...rect, x: rect.x + offset.x, y: rect.y + offset.y });
  const tip = options[tool];
  const paint = { kind: 'pixels', source, blend: tip.blend, keepAlpha: tip.keepAlpha } as const;
  return strokeGesture({
    document,
    draft,
    target,
    tip,
    stroke: become(strokeOf(target, tip, paint), target, source),
    label: tool,
    start,
    follow: (pointer) => {
      showTip(tool, pointer);
      followSource(document, pointer, true);
    },
  });
}
