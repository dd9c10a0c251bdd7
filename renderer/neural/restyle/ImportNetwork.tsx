import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseFiles } from '../../base/choose-files.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { askPainting, importNetwork, usePaintingless } from './changes.ts';

/** Asks for the painting that a network was trained for: its file has none, and a style does. */
export function ImportNetwork() {
  const { t } = useTranslation();
  const { asked } = usePaintingless();
  const [importing, setImporting] = useState(false);
  const leave = () => {
    askPainting(null);
  };
  if (!asked) return null;
  const choose = async () => {
    const [painting] = await chooseFiles(false);
    if (!painting) return;
    setImporting(true);
    const kept = await importNetwork(asked, painting);
    setImporting(false);
    // Else another picture may be the painting.
    if (kept) leave();
  };
  return (
    <Sheet
      open
      title={t('panels.styles.network.title')}
      close={t('panels.styles.network.cancel')}
      onClose={leave}
    >
      <DialogForm
        submit={t('panels.styles.network.choose')}
        refused={importing}
        onSubmit={() => void choose()}
        cancel={t('panels.styles.network.cancel')}
        onCancel={leave}
      >
        <p className="style-question">{t('panels.styles.network.painting', { name: asked.name })}</p>
      </DialogForm>
    </Sheet>
  );
}
