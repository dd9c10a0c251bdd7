import type { Hash, OpenedPicture } from '../../preload/contract.ts';
import type { Recipe } from '../panels/recipe.ts';
import type { History } from './history.ts';

/** The photo as it was opened (number 0), or one result of a tool. */
export interface Version {
  readonly number: number;
  readonly pixels: Hash;
  readonly width: number;
  readonly height: number;
  /** How it was made; the photo itself has none. */
  readonly made: Made | null;
}

export interface Made {
  readonly recipe: Recipe;
  readonly seconds: number;
  readonly measures: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

/** What undo moves through: which versions there are and which is shown. Oldest first; the first is the photo. */
export interface Versions {
  readonly all: readonly [Version, ...Version[]];
  readonly shown: number;
}

export interface PhotoDocument {
  readonly id: string;
  readonly photo: OpenedPicture;
  readonly history: History<Versions>;
  /** Number of the newest version ever made here; undo never gives a number out again. */
  readonly newest: number;
  /** Whether the canvas follows the running job; choosing a version stops that. */
  readonly live: boolean;
}

export function photoVersions(photo: OpenedPicture): Versions {
  const { pixels, width, height } = photo;
  return { all: [{ number: 0, pixels, width, height, made: null }], shown: 0 };
}

export function originalOf(versions: Versions): Version {
  return versions.all[0];
}

export function shownOf(versions: Versions): Version {
  return versions.all.find((version) => version.number === versions.shown) ?? versions.all[0];
}

export function addVersion(versions: Versions, version: Version, show: boolean): Versions {
  return { all: [...versions.all, version], shown: show ? version.number : versions.shown };
}

export function showVersion(versions: Versions, number: number): Versions {
  if (number === versions.shown || !versions.all.some((version) => version.number === number))
    return versions;
  return { ...versions, shown: number };
}

/** Deletes a result; where it was shown, the one before it is shown instead. The photo stays. */
export function removeVersion(versions: Versions, number: number): Versions {
  const [photo, ...results] = versions.all;
  const at = results.findIndex((version) => version.number === number);
  if (at < 0) return versions;
  const shown = versions.shown === number ? (results[at - 1] ?? photo).number : versions.shown;
  return { all: [photo, ...results.filter((version) => version.number !== number)], shown };
}
