import type { StoredPicture } from '../../../preload/contract/index.ts';
import { choiceOf, takeChoice, useChoices } from '../jobs/choices.ts';
import type { Choice } from '../jobs/choices.ts';
import { forget } from '../jobs/forget.ts';
import { placeResult, withPicture } from '../jobs/result.ts';
import { tellPlace } from '../jobs/tell.ts';

/** Keeps the picture that is shown, as a single result is kept. */
export function keepShown(document: string): Promise<void> {
  return keep(document, ({ job, shown }) => job.result.pictures.slice(shown, shown + 1));
}

/** Keeps every picture, the first on top. */
export function keepAll(document: string): Promise<void> {
  return keep(document, ({ job }) => job.result.pictures.toReversed());
}

/** Keeps everything that a document offers. */
export async function keepChoices(document: string): Promise<void> {
  while (choiceOf(useChoices.getState(), document)) await keepAll(document);
}

async function keep(document: string, which: (choice: Choice) => readonly StoredPicture[]): Promise<void> {
  const choice = takeChoice(document);
  if (!choice) return;
  try {
    await place(choice, which(choice));
  } finally {
    forget(choice.job.id);
  }
}

async function place({ job, origin }: Choice, pictures: readonly StoredPicture[]): Promise<void> {
  for (const [i, picture] of pictures.entries()) {
    // Only one can take the place of a layer that is made anew.
    const replaces = i === pictures.length - 1 ? origin.replaces : null;
    const placed = await placeResult(withPicture(job, picture), { ...origin, replaces });
    if (!placed) return;
    if (i === pictures.length - 1) tellPlace(placed);
  }
}
