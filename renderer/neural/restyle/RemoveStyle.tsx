import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { askRemoval, change, useRemoval } from './changes.ts';

/** Asks before a style is removed for good. */
export function RemoveStyle() {
  const { t } = useTranslation();
  const { asked } = useRemoval();
  const leave = () => {
    askRemoval(null);
  };
  if (!asked) return null;
  const { style, name, damaged } = asked;
  return (
    <Sheet
      open
      title={t('panels.styles.removal.title')}
      close={t('panels.styles.removal.keep')}
      onClose={leave}
    >
      <DialogForm
        submit={t('panels.styles.removal.remove')}
        onSubmit={() => {
          leave();
          void change('removeStyle', { style });
        }}
        cancel={t('panels.styles.removal.keep')}
        onCancel={leave}
      >
        <p className="style-question">
          {t(damaged ? 'panels.styles.removal.damaged' : 'panels.styles.removal.sure', { name })}
        </p>
      </DialogForm>
    </Sheet>
  );
}
