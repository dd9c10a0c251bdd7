import { Columns2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../../actions/registry.ts';
import { useEnabled } from '../../actions/use-action.ts';
import { Button } from '../../ui/Button.tsx';

/** The way from the panel to the comparison. */
export function CompareButton() {
  const { t } = useTranslation();
  return (
    <Button
      look="filled"
      icon={Columns2}
      disabled={!useEnabled('compare-methods')}
      onClick={() => perform('compare-methods')}
    >
      {t('compare.methods.open')}
    </Button>
  );
}
