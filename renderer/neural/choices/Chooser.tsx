import { X } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { report } from '../../base/notices.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Thumbnail } from '../../view/Thumbnail.tsx';
import './choices.css';
import { choiceOf, showChoice, useChoices } from '../jobs/choices.ts';
import { imageOf } from '../jobs/store.ts';
import { keepAll, keepShown } from './keep.ts';

interface ChooserProps {
  readonly document: OpenDocument;
  /** The person wants none, perhaps: they are asked first. */
  readonly onDismiss: (document: string) => Promise<void>;
}

/** Several results to choose from, at the canvas's edge: a click shows one in the picture. */
export function Chooser({ document: { id, following }, onDismiss }: ChooserProps) {
  const { t } = useTranslation();
  const choice = useChoices((state) => choiceOf(state, id));
  if (!choice) return null;
  const { pictures } = choice.job.result;
  return (
    <div className="chooser" role="toolbar" aria-label={t('choices.title')} data-own-pointer>
      <RadioGroup.Root
        className="chooser-pictures"
        orientation="horizontal"
        aria-label={t('choices.pictures')}
        value={following ? String(choice.shown) : ''}
        onValueChange={(chosen) => {
          showChoice(id, Number(chosen));
        }}
      >
        {pictures.map(({ pixels }, i) => (
          <RadioGroup.Item
            key={`${i} ${pixels}`}
            value={String(i)}
            className="chooser-picture"
            aria-label={t('choices.picture', { number: i + 1 })}
          >
            <Thumbnail pixels={pixels} profile={imageOf(choice.job)?.profile} size={56} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Button
        look="accent"
        // Only what the canvas shows can be meant.
        disabled={!following}
        onClick={() => {
          keepShown(id).catch(report);
        }}
      >
        {t('choices.keep')}
      </Button>
      <Button
        look="filled"
        onClick={() => {
          keepAll(id).catch(report);
        }}
      >
        {t('choices.keepAll')}
      </Button>
      <IconButton
        small
        side="top"
        icon={X}
        label={t('choices.none')}
        onClick={() => {
          onDismiss(id).catch(report);
        }}
      />
    </div>
  );
}
