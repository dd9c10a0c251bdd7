import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../../../preload/contract/recipe.ts';
import { Tip } from '../../../ui/Tip.tsx';
import { describeReference } from '../../recipe/references.ts';
import { ReferencePicture } from './ReferencePicture.tsx';

export interface ReferenceTileProps {
  readonly reference: Reference;
  /** Which of the chosen it is, from 0; -1 where it isn't chosen. */
  readonly place: number;
  readonly several: boolean;
  /** With `add`, beside those already chosen; else instead of them. */
  readonly onChoose: (add: boolean) => void;
}

/** One of the pictures to choose from. */
export function ReferenceTile({ reference, place, several, onChoose }: ReferenceTileProps) {
  const { i18n } = useTranslation();
  const { title, artist } = describeReference(reference, i18n.language);
  return (
    <Tip
      side="left"
      text={
        <>
          <strong>{title}</strong>
          {artist && <div>{artist}</div>}
        </>
      }
    >
      <button
        type="button"
        className="reference-tile"
        aria-label={title}
        aria-pressed={place >= 0}
        onClick={(event) => {
          onChoose(event.ctrlKey || event.metaKey || event.shiftKey);
        }}
      >
        <ReferencePicture reference={reference} size={68} />
        {place >= 0 && (
          <span className="reference-chosen" aria-hidden>
            {several ? place + 1 : <Check size={12} strokeWidth={3} />}
          </span>
        )}
      </button>
    </Tip>
  );
}
