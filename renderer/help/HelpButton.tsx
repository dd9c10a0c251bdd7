import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import type { TipSide } from '../ui/Tip.tsx';
import type { PageId } from './pages.ts';
import { openHelp } from './store.ts';

interface HelpButtonProps {
  /** What this is for, in a sentence. */
  readonly about: string;
  readonly page: PageId;
  readonly side?: TipSide;
}

/** Says in a sentence what a panel or a sheet is for, and opens its page. */
export function HelpButton({ about, page, side = 'bottom' }: HelpButtonProps) {
  const { t } = useTranslation();
  return (
    <IconButton
      small
      icon={CircleQuestionMark}
      className="help-button"
      label={t('help.what')}
      aria-description={about}
      hint={<div className="help-hint">{about}</div>}
      side={side}
      onClick={() => {
        openHelp(page);
      }}
    />
  );
}
