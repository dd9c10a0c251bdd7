import i18next from 'i18next';
import { notify, report } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { Hand, Picture } from '../picture/document.ts';
import { begin } from '../picture/drafts.ts';
import type { Draft } from '../picture/drafts.ts';
import { activeDocument, documentOf } from '../picture/store.ts';
import type { Work } from '../pixels/work.ts';
import { carryOut } from './carry-out.ts';

/** What is to be made of a picture; null where nothing is, and why was said. */
type Next = (picture: Picture, hand: Hand) => Work<Picture> | null;

/** A step on the picture in front that takes longer than a frame. */
export function slowStep(label: string, next: Next): void {
  const document = activeDocument();
  if (document) slowStepIn(document.id, label, next).catch(report);
}

/**
 * Works a step out while the window goes on, and commits it: unless it was stopped, or the picture has become
 * another one meanwhile, which is said. Until then it is a draft: whatever is asked for meanwhile, another such step
 * among it, waits and is done on what comes of it, and not at all where it was given up. Takes about as many pixels as
 * the picture has unless said otherwise. Whether it was committed.
 */
export function slowStepIn(id: string, label: string, next: Next, pixelsOf = areaOf): Promise<boolean> {
  return longStepIn(id, label, async (before, hand, giving) => {
    const steps = next(before, hand);
    return steps && carryOut(steps, pixelsOf(before), giving);
  });
}

/** What comes of a picture after a while; null where nothing does, or where it was given up. */
type Make = (picture: Picture, hand: Hand, giving: AbortController) => Promise<Picture | null>;

/** The same for what is not worked out by workers alone. */
export async function longStepIn(id: string, label: string, make: Make): Promise<boolean> {
  const giving = new AbortController();
  const draft = begin(id, {
    kind: 'work',
    commit: async () => {
      await worked;
    },
    cancel: () => {
      giving.abort();
    },
  });
  const worked = work(id, label, make, draft, giving);
  try {
    return await worked;
  } catch (error) {
    if (giving.signal.aborted) return false;
    throw error;
  }
}

function areaOf({ width, height }: Picture): number {
  return width * height;
}

/** Whether a picture is what its document still shows: nothing came between. */
export function isStill(id: string, picture: Picture): boolean {
  const document = documentOf(id);
  return document !== null && presentOf(document) === picture;
}

/** Whether anything was committed. Rejects where it was given up. */
async function work(
  id: string,
  label: string,
  make: Make,
  draft: Draft,
  giving: AbortController,
): Promise<boolean> {
  const { signal } = giving;
  try {
    await draft.before;
    signal.throwIfAborted();
    const document = documentOf(id);
    if (!document) return false;
    const before = presentOf(document);
    const after = await make(before, document, giving);
    if (after && !signal.aborted && !isStill(id, before)) {
      notify('information', i18next.t('waiting.overtaken'));
      giving.abort();
    }
    signal.throwIfAborted();
    if (!after || after === before) return false;
    draft.put(label, () => after);
    return true;
  } finally {
    draft.drop();
  }
}
