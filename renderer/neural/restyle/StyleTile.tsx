import { Check, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { perform } from '../../actions/registry.ts';
import { Tip } from '../../ui/Tip.tsx';
import { SmallView } from '../../view/Thumbnail.tsx';
import { ReferencePicture } from '../panels/inputs/ReferencePicture.tsx';
import type { ReferenceTileProps } from '../panels/inputs/ReferenceTile.tsx';
import { describeReference } from '../recipe/references.ts';
import { useRest } from './trials/use-rest.ts';
import { useTrial } from './trials/use-trial.ts';

/** About as wide as a tile is where three of them are beside each other, CSS pixels. */
const side = 84;

/** A style: the photo as it would be painted, once that is known, and the painting itself in its corner. */
export function StyleTile({ reference, place, several, onChoose }: ReferenceTileProps) {
  const { t, i18n } = useTranslation();
  const tile = useRef<HTMLButtonElement>(null);
  const { bitmap, fresh, rested, failure } = useTrial(tile, reference);
  const rest = useRest(reference);
  const { title, artist } = describeReference(reference, i18n.language);
  return (
    <Tip
      side="left"
      text={
        <>
          <strong>{title}</strong>
          {artist && <div>{artist}</div>}
          {failure !== undefined && <div>{failure}</div>}
        </>
      }
    >
      <button
        ref={tile}
        type="button"
        className="style-tile"
        aria-label={title}
        aria-pressed={place >= 0}
        aria-description={t('tools.restyle.style.restHelp')}
        data-trial={bitmap ? (fresh ? 'fresh' : 'earlier') : 'none'}
        data-rested={rested}
        {...rest}
        onClick={(event) => {
          onChoose(event.ctrlKey || event.metaKey || event.shiftKey);
        }}
        onDoubleClick={() => {
          onChoose(false);
          perform('run');
        }}
      >
        <span className="style-picture">
          {bitmap && <SmallView bitmap={bitmap} size={side} />}
          <span className={bitmap ? 'style-painting' : 'style-painting-alone'}>
            <ReferencePicture reference={reference} size={side} />
          </span>
          {failure !== undefined && (
            <span className="style-failure" aria-hidden>
              <TriangleAlert size={12} />
            </span>
          )}
          {place >= 0 && (
            <span className="reference-chosen" aria-hidden>
              {several ? place + 1 : <Check size={12} strokeWidth={3} />}
            </span>
          )}
        </span>
        <span className="style-name" aria-hidden>
          {title}
        </span>
      </button>
    </Tip>
  );
}
