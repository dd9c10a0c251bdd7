import { useCallback, useEffect, useRef } from 'react';
import type * as z from 'zod';
import type { Hash, Owner, Request } from '../../../preload/contract/index.ts';
import { jobParameters } from '../../../preload/contract/recipe-parameters.ts';
import { findTool } from '../../base/application.ts';
import { letGo, newOwner } from '../../base/owners.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument, Picture } from '../../picture/document.ts';
import { ask } from '../ask.ts';
import type { OverlayProps } from '../parts.ts';

import { sourcePixels } from '../recipe/source.ts';
import type { Source } from '../recipe/source.ts';
import { sourceOf, usePanels } from '../recipe/store.ts';

/** The picture that questions are asked of, stored once for each state of the document. */
interface Stored {
  readonly of: Picture;
  readonly selected: OpenDocument['selected'];
  readonly source: Source;
  readonly owner: Owner;
  readonly pixels: Promise<Hash | null>;
}

/**
 * Asks the tool that an overlay belongs to about the picture that a run would be given. Null where there is nothing to
 * work on. The picture is stored once for each of its states, and given back with the overlay.
 */
export function useAsk({ document, recipe }: OverlayProps) {
  const stored = useRef<Stored | null>(null);
  useEffect(
    () => () => {
      if (stored.current) letGo(stored.current.owner);
      stored.current = null;
    },
    [],
  );
  return useCallback(
    async <T>(question: string, about: Request<'ask'>['about'], answer: z.ZodType<T>): Promise<T | null> => {
      const tool = findTool(recipe.tool);
      stored.current = renewed(stored.current, document, sourceOf(usePanels.getState(), recipe.tool));
      const pixels = await stored.current.pixels;
      if (!tool || pixels === null) return null;
      const { profile } = presentOf(document);
      const image = { kind: 'picture', pixels, name: document.name, profile } as const;
      const parameters = jobParameters(tool, recipe);
      return ask({ tool: tool.id, question, parameters, about, inputs: { image } }, answer);
    },
    [document, recipe],
  );
}

function renewed(before: Stored | null, document: OpenDocument, source: Source): Stored {
  const [of, { selected }] = [presentOf(document), document];
  if (before?.of === of && before.selected === selected && before.source === source) return before;
  if (before) letGo(before.owner);
  const owner = newOwner();
  return { of, selected, source, owner, pixels: sourcePixels(document, source, owner) };
}
