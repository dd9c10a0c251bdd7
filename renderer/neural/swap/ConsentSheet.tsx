import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { answerConsent, useConsent } from './consent.ts';
import './consent.css';

/** What consent means where faces are swapped, read once before the first. */
export function ConsentSheet() {
  const { t } = useTranslation();
  const open = useConsent((state) => state.answer !== null);
  const refuse = () => {
    answerConsent(false);
  };
  return (
    <Sheet open={open} title={t('consent.title')} close={t('consent.refuse')} onClose={refuse}>
      <DialogForm
        submit={t('consent.agree')}
        onSubmit={() => {
          answerConsent(true);
        }}
        cancel={t('consent.refuse')}
        onCancel={refuse}
      >
        <div className="consent">
          <p>{t('consent.who')}</p>
          <p>{t('consent.not')}</p>
          <p>{t('consent.told')}</p>
          <p>{t('consent.stays')}</p>
        </div>
      </DialogForm>
    </Sheet>
  );
}
