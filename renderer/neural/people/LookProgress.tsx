import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { leaveLook } from './look.ts';

type Underway = { readonly state: 'handing' } | { readonly state: 'looking'; done: number; of: number };

/** How far looking for people is. */
export function LookProgress({ look }: { readonly look: Readonly<Underway> }) {
  const { t } = useTranslation();
  const words =
    look.state === 'handing'
      ? t('people.handing')
      : t('people.looking', { photo: Math.min(look.done + 1, look.of), of: look.of });
  return (
    <div className="people-looking">
      <p role="status">{words}</p>
      <Progress label={words} value={look.state === 'handing' ? null : look.done / look.of} />
      <Button look="filled" onClick={leaveLook}>
        {t('people.stop')}
      </Button>
    </div>
  );
}
