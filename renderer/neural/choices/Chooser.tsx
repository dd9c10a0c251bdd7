import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Thumbnail } from '../../view/Thumbnail.tsx';
import './choices.css';
import { closeChoice, showChoice, useChoices } from '../jobs/choices.ts';
import { imageOf } from '../jobs/store.ts';
import { keepAll, keepShown } from './keep.ts';

/** Several results to choose from, at the canvas's edge: a click shows one in the picture. */
export function Chooser({ document }: { readonly document: string }) {
  const { t } = useTranslation();
  const choice = useChoices((state) => state.open[document]);
  if (!choice) return null;
  const { pictures } = choice.job.result;
  return (
    <div className="chooser" role="toolbar" aria-label={t('choices.title')} data-own-pointer>
      <div className="chooser-pictures" role="radiogroup" aria-label={t('choices.pictures')}>
        {pictures.map(({ pixels }, i) => (
          <button
            key={`${i} ${pixels}`}
            type="button"
            className="chooser-picture"
            role="radio"
            aria-checked={i === choice.shown}
            aria-label={t('choices.picture', { number: i + 1 })}
            onClick={() => {
              showChoice(document, i);
            }}
          >
            <Thumbnail pixels={pixels} profile={imageOf(choice.job)?.profile} size={56} />
          </button>
        ))}
      </div>
      <Button
        look="accent"
        onClick={() => {
          keepShown(document);
        }}
      >
        {t('choices.keep')}
      </Button>
      <Button
        look="filled"
        onClick={() => {
          keepAll(document);
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
          closeChoice(document);
        }}
      />
    </div>
  );
}
