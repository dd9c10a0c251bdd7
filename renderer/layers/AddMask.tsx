import { SquareDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEnabled } from '../actions/use-action.ts';
import { inHand } from '../picture/step.ts';
import { IconButton } from '../ui/Button.tsx';
import { addMask } from './mask.ts';

/** A mask from the selection, or one that shows everything; with Alt the opposite, as in other editors. */
export function AddMask() {
  const { t } = useTranslation();
  const enabled = useEnabled('mask-reveal');
  return (
    <IconButton
      small
      icon={SquareDot}
      label={t('layers.addMask')}
      hint={<div className="tip-detail">{t('layers.addMaskHint')}</div>}
      side="top"
      disabled={!enabled}
      onClick={({ altKey }) => {
        const selected = inHand()?.picture.selection;
        if (selected) addMask(altKey ? 'hideSelection' : 'selection');
        else addMask(altKey ? 'hide' : 'reveal');
      }}
    />
  );
}
