import type { Actions } from '../actions/action.ts';
import { openDialog } from '../actions/dialogs.ts';
import { chooseFiles } from '../base/choose-files.ts';
import { report } from '../base/notices.ts';
import { inHand } from '../picture/step.ts';
import { activeDocument, useDocuments } from '../picture/store.ts';
import { copy, copyMerged, cut, paste } from './clipboard.ts';
import { close, closeAll } from './close.ts';
import { openPhotos } from './open.ts';
import { placeFiles } from './place.ts';
import { useRecent } from './recent.ts';
import { saveDocument, saveDocumentAs } from './save/save-document.ts';

const withPicture = () => activeDocument() !== null;
const withPixels = () => inHand()?.layer.kind === 'raster';

export const documentActions = {
  'new-document': {
    // A browser keeps Ctrl+N for itself.
    shortcuts: [
      { key: 'n', mod: true },
      { key: 'n', alt: true },
    ],
    enabled: () => true,
    run: () => {
      openDialog('new');
    },
  },
  open: {
    shortcuts: [{ key: 'o', mod: true }],
    enabled: () => true,
    run: () => void openPhotos(),
  },
  'open-recent': {
    shortcuts: [{ key: 'o', mod: true, shift: true }],
    enabled: () => useRecent.getState().files.length > 0,
    run: () => {
      openDialog('recent');
    },
  },
  place: {
    shortcuts: [],
    enabled: withPicture,
    run: () => void chooseFiles(true).then(placeFiles),
  },
  save: {
    shortcuts: [{ key: 's', mod: true }],
    enabled: withPicture,
    run: () => {
      const document = activeDocument();
      if (document) void saveDocument(document.id);
    },
  },
  'save-as': {
    shortcuts: [{ key: 's', mod: true, shift: true }],
    enabled: withPicture,
    run: () => {
      const document = activeDocument();
      if (document) void saveDocumentAs(document.id);
    },
  },
  'close-document': {
    shortcuts: [{ key: 'w', mod: true }],
    enabled: withPicture,
    run: () => {
      const document = activeDocument();
      if (document) void close(document);
    },
  },
  'close-all': {
    shortcuts: [{ key: 'w', mod: true, alt: true }],
    enabled: () => useDocuments.getState().documents.length > 0,
    run: () => void closeAll(),
  },
  cut: {
    shortcuts: [{ key: 'x', mod: true }],
    enabled: withPixels,
    run: cut,
  },
  copy: {
    shortcuts: [{ key: 'c', mod: true }],
    enabled: withPixels,
    run: copy,
  },
  'copy-merged': {
    shortcuts: [{ key: 'c', mod: true, shift: true }],
    enabled: withPicture,
    run: () => void copyMerged().catch(report),
  },
  // The browser hands the clipboard over with the keys: see `drag.ts`.
  paste: {
    shortcuts: [{ key: 'v', mod: true }],
    leavesKeys: true,
    enabled: () => true,
    run: () => void paste(),
  },
} satisfies Actions;
