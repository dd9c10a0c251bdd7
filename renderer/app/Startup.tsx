import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';

/** What stands in place of the window where it could not start. */
export function Startup({ problem }: { readonly problem: string }) {
  const { t } = useTranslation();
  return (
    <div className="startup" role="alert">
      <strong>{t('connection.failed')}</strong>
      <span>{problem}</span>
      <Button
        look="filled"
        onClick={() => {
          location.reload();
        }}
      >
        {t('connection.again')}
      </Button>
    </div>
  );
}
