import { CallError } from '../../../preload/contract/index.ts';
import type { Failure, ToolDescription } from '../../../preload/contract/index.ts';
import { jobParameters } from '../../../preload/contract/recipe-parameters.ts';
import { failureWords } from '../../base/notices.ts';
import { useLatest } from '../../base/use-latest.ts';
import { presentOf } from '../../picture/document.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { reworkedBy, useRework } from '../../picture/rework.ts';
import { useActiveDocument, useDocuments } from '../../picture/store.ts';
import { askSize } from '../ask.ts';
import { noRoomFor, sayNoRoom } from '../jobs/room.ts';

import { earlierInput } from '../recipe/source.ts';
import { usePanels } from '../recipe/store.ts';

/** The size that a run would lead to, as the panel stands. */
export interface SizePlan {
  /** What the tool would work on. */
  readonly from: Size;
  /** Null where there can be no result. */
  readonly to: Size | null;
  /** Why it can't be done, and what to do instead. */
  readonly problem: string | null;
}

/** What a run of a tool would lead to; null where its result has the picture's size, or nothing is known yet. */
export function useSizePlan(tool: ToolDescription | undefined): SizePlan | null {
  const document = useActiveDocument();
  const documents = useDocuments((state) => state.documents);
  const recipe = usePanels((state) => (tool ? state.recipes[tool.id] : undefined));
  const chosen = usePanels((state) => state.destination);
  const reworked = useRework((state) => (tool && document ? reworkedBy(tool.id, document.id, state) : null));

  const picture = document && presentOf(document);
  const asked =
    tool?.size === 'own' && recipe && picture
      ? {
          tool: tool.id,
          parameters: jobParameters(tool, recipe),
          image: sizeOf(earlierInput(tool, picture, reworked) ?? picture),
        }
      : null;
  const { answer } = useLatest(asked, answerTo, 0);
  if (!asked || !picture || !answer) return null;
  const { from, to } = answer;
  if (!to) return { from, to, problem: failureWords(answer.failure).detail };
  const lacking = noRoomFor(to, picture, reworked === null ? chosen : 'document', documents);
  return { from, to, problem: lacking && sayNoRoom(lacking, to) };
}

interface SizeQuestion {
  readonly tool: string;
  readonly parameters: Record<string, unknown>;
  readonly image: Size;
}

type Answer =
  | { readonly from: Size; readonly to: Size }
  | { readonly from: Size; readonly to: null; readonly failure: Failure };

async function answerTo({ tool, parameters, image: from }: SizeQuestion): Promise<Answer> {
  try {
    return { from, to: await askSize(tool, parameters, from) };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return { from, to: null, failure: error };
  }
}

/** The sides alone of whatever has sides, to be asked about. */
export function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
