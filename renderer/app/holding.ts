import type { Hash } from '../../preload/contract/index.ts';
import { inputsOf, partsOf, picturesOfRecipe } from '../../preload/contract/inputs-of.ts';
import { pentimento, useConnection } from '../base/connection.ts';
import { letGo, ownerOf, reportUnlessLost } from '../base/owners.ts';
import { comparedPictures } from '../neural/methods/run.ts';
import { useMethods } from '../neural/methods/store.ts';
import { forgetOpenedStyles } from '../neural/recipe/references.ts';
import { usePanels } from '../neural/recipe/store.ts';
import { readStyles } from '../neural/restyle/kept.ts';
import type { OpenDocument, Picture } from '../picture/document.ts';
import { documentOf, useDocuments } from '../picture/store.ts';

/** How long a picture that was closed keeps what it holds: for a moment it can be brought back. Milliseconds. */
const afterwards = 60_000;

/** What the other side was told, by what holds it. */
const told = new Map<string, ReadonlySet<Hash>>();

/** Says which stored pictures documents, panels and the comparison need, whenever that changes. */
export function startHolding(): void {
  useDocuments.subscribe(({ documents }, before) => {
    documents.forEach(holdDocument);
    for (const { id } of before.documents) if (!documentOf(id)) setTimeout(() => closed(id), afterwards);
  });
  usePanels.subscribe(holdPanels);
  useMethods.subscribe(holdComparison);
  useConnection.subscribe(({ connected }) => {
    if (!connected) return;
    told.clear();
    forgetOpenedStyles();
    readStyles({ anew: true }).catch(reportUnlessLost);
    useDocuments.getState().documents.forEach(holdDocument);
    holdPanels();
    holdComparison();
  });
}

function holdDocument(document: OpenDocument): void {
  hold(document.id, picturesOfDocument(document));
}

function closed(id: string): void {
  if (documentOf(id) || !told.delete(id)) return;
  letGo(ownerOf(id));
}

function holdPanels(): void {
  const { recipes, own } = usePanels.getState();
  const chosen = Object.values(recipes).flatMap((recipe) => [...picturesOfRecipe(recipe)]);
  hold('panels', new Set([...Object.values(own).flat().flatMap(partsOf), ...chosen]));
}

function holdComparison(): void {
  hold('comparison', comparedPictures());
}

/** What a document came from, and what the recipes of every state that can be gone back to were given. */
function picturesOfDocument({ photo, history }: OpenDocument): ReadonlySet<Hash> {
  const states = [...history.past, history.present, ...history.future];
  return new Set([
    ...(photo ? partsOf(photo) : []),
    ...states.flatMap(({ picture }) => inputsOfState(picture)),
  ]);
}

const inputs = new WeakMap<Picture, readonly Hash[]>();

function inputsOfState(picture: Picture): readonly Hash[] {
  const known = inputs.get(picture);
  if (known) return known;
  const found = [...inputsOf(picture)];
  inputs.set(picture, found);
  return found;
}

function hold(what: string, pictures: ReadonlySet<Hash>): void {
  const before = told.get(what);
  if (before?.size === pictures.size && [...pictures].every((hash) => before.has(hash))) return;
  told.set(what, pictures);
  pentimento()
    .call('hold', { owner: ownerOf(what), pictures: [...pictures] })
    .catch(reportUnlessLost);
}
