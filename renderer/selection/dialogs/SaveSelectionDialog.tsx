import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { commitIn } from '../../picture/store.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { closeSelectionDialog } from './store.ts';

/** Keeps the selection with the document, under a name; one of the same name is replaced. */
export function SaveSelectionDialog({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const { selection, savedSelections } = picture;
  const [name, setName] = useState(() =>
    t('selection.saved.freshName', { number: savedSelections.length + 1 }),
  );
  const replaces = savedSelections.some((saved) => saved.name === name.trim());

  const keep = () => {
    const trimmed = name.trim();
    if (!selection || trimmed === '') return;
    const others = savedSelections.filter((saved) => saved.name !== trimmed);
    commitIn(document.id, 'saveSelection', {
      ...picture,
      savedSelections: [...others, { name: trimmed, pixels: selection }],
    });
    closeSelectionDialog();
  };

  return (
    <Sheet
      open
      title={t('selection.saved.saveTitle')}
      close={t('selection.close')}
      onClose={closeSelectionDialog}
      className="selection-dialog"
    >
      <DialogForm
        onSubmit={keep}
        submit={replaces ? t('selection.saved.replace') : t('selection.saved.save')}
        refused={name.trim() === ''}
        cancel={t('selection.cancel')}
        onCancel={closeSelectionDialog}
      >
        <label className="selection-name">
          {t('selection.saved.name')}
          <input
            type="text"
            className="text-entry"
            value={name}
            maxLength={200}
            onFocus={(event) => {
              event.target.select();
            }}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        </label>
      </DialogForm>
    </Sheet>
  );
}
