import * as z from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../../base/remember.ts';
import { matchOf } from './match.ts';

/** Something that the command palette can lead to. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** What else it might be called, in either language. */
  readonly others: readonly string[];
  /** Where else it is found, such as its menu. */
  readonly place: string;
  /** The action whose shortcut it has, if any. */
  readonly action: string | null;
  readonly enabled: boolean;
  readonly run: () => void;
}

export interface Found {
  readonly entry: Entry;
  /** The other name that was found by, if it was. */
  readonly also: string | null;
}

const name = 'palette';
const most = 8;

/** Ids of what was asked for lately, latest first. */
export const useRecentEntries = create<{ readonly recent: readonly string[] }>(() => ({
  recent: remembered<readonly string[]>(name, z.array(z.string()).readonly(), []),
}));

export function usedEntry(id: string): void {
  const { recent } = useRecentEntries.getState();
  const next = [id, ...recent.filter((other) => other !== id)].slice(0, most);
  useRecentEntries.setState({ recent: next });
  remember(name, next);
}

/** What fits the query, the best first; of equals what was used lately, and what can be done before what can't. */
export function find(query: string, entries: readonly Entry[], recent: readonly string[]): readonly Found[] {
  const rank = new Map(recent.map((id, at) => [id, recent.length - at]));
  return entries
    .flatMap((entry) => {
      const match = matchOf(query, entry.name, entry.others);
      if (!match) return [];
      const score = match.score + (rank.get(entry.id) ?? 0) / 4 - (entry.enabled ? 0 : 4);
      return [{ entry, also: match.also, score }];
    })
    .sort((a, b) => b.score - a.score);
}
