import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { putSelection } from '../../picture/selection.ts';
import { commitIn } from '../../picture/store.ts';
import { combine } from '../../pixels/mask/combine.ts';
import type { Mode } from '../../pixels/mask/combine.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { closeSelectionDialog } from './store.ts';

/** Brings a kept selection to the present one. */
export function LoadSelectionDialog({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const saved = picture.savedSelections;
  const [name, setName] = useState(saved.at(-1)?.name ?? '');
  const [mode, setMode] = useState<Mode>('replace');
  const confirm = useRef<HTMLButtonElement>(null);
  const pixels = saved.find((each) => each.name === name)?.pixels;

  const load = () => {
    if (pixels) putSelection(document.id, 'loadSelection', combine(picture.selection, pixels, mode, picture));
    closeSelectionDialog();
  };
  const remove = () => {
    const rest = saved.filter((each) => each.name !== name);
    commitIn(document.id, 'deleteSelection', { ...picture, savedSelections: rest });
    const last = rest.at(-1);
    if (last) setName(last.name);
    else closeSelectionDialog();
  };

  return (
    <Sheet
      open
      title={t('selection.saved.loadTitle')}
      close={t('selection.close')}
      onClose={closeSelectionDialog}
      className="selection-dialog"
      first={confirm}
    >
      <Select
        label={t('selection.saved.name')}
        value={name}
        options={saved.map((each) => ({ value: each.name, label: each.name }))}
        onChange={setName}
      />
      <ModeChoice mode={mode} onChange={setMode} />
      <footer className="dialog-foot">
        <Button icon={Trash2} onClick={remove}>
          {t('selection.saved.delete')}
        </Button>
        <Button ref={confirm} look="accent" disabled={!pixels} onClick={load}>
          {t('selection.saved.load')}
        </Button>
      </footer>
    </Sheet>
  );
}
