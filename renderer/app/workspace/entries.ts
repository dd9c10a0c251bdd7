import type { TFunction } from 'i18next';
import { actionOf, allActions, nameOf, perform } from '../../actions/registry.ts';
import { activate, useDocuments } from '../../picture/store.ts';
import { otherNames } from './keywords.ts';
import { idsIn, menus } from './menu.ts';
import type { Entry } from './palette.ts';

/** Everything the command palette leads to, as it stands now: actions and open pictures. */
export function paletteEntries(t: TFunction): readonly Entry[] {
  return [...actionEntries(t), ...documentEntries(t)];
}

function actionEntries(t: TFunction): readonly Entry[] {
  const place = new Map(
    menus.flatMap((menu) => idsIn(menu).map((id) => [id, t(`menu.${menu.id}`)] as const)),
  );
  const ids = new Set([...place.keys(), ...Object.keys(allActions())]);
  ids.delete('command-palette');
  return [...ids]
    .filter((id) => actionOf(id))
    .map((id) => ({
      id,
      name: t(nameOf(id)),
      others: otherNames(id),
      place: id.startsWith('tool-') ? t('handTools.title') : (place.get(id) ?? ''),
      action: id,
      enabled: actionOf(id)?.enabled() ?? false,
      run: () => {
        perform(id);
      },
    }));
}

function documentEntries(t: TFunction): readonly Entry[] {
  return useDocuments.getState().documents.map(({ id, name }) => ({
    id: `document-${id}`,
    name,
    others: [],
    place: t('palette.document'),
    action: null,
    enabled: true,
    run: () => {
      activate(id);
    },
  }));
}
