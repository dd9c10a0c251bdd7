import { Check, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { perform } from '../../actions/registry.ts';
import { Tip } from '../../ui/Tip.tsx';
import { SmallView } from '../../view/Thumbnail.tsx';
import { ReferencePicture } from '../panels/inputs/ReferencePicture.tsx';
import type { ReferenceTileProps } from '../panels/inputs/ReferenceTile.tsx';
import { describeReference } from '../recipe/references.ts';
import { usePanels } from '../recipe/store.ts';
import { StyleCell } from './StyleCell.tsx';
import { StyleName } from './StyleName.tsx';
import { change } from './changes.ts';
import { isOnePass } from './chosen.ts';
import { useCommands } from './commands.ts';
import { useKeptStyle } from './kept.ts';
import { useRest } from './trials/use-rest.ts';
import { useTrial } from './trials/use-trial.ts';

/** About as wide as a tile is where three of them are beside each other, CSS pixels. */
const side = 84;

/** A style: the photo as it would be painted, once that is known, and the painting itself in its corner. */
export function StyleTile({ reference, place, several, onChoose }: ReferenceTileProps) {
  const { t, i18n } = useTranslation();
  const tile = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const kept = useKeptStyle(reference);
  const onePass = usePanels(({ recipes: { restyle } }) => !!restyle && isOnePass(restyle));
  const why = onePass && kept?.current === false ? t('panels.styles.outdated') : undefined;
  const { bitmap, fresh, rested, failure } = useTrial(tile, reference, why === undefined);
  const rest = useRest(reference);
  const commands = useCommands(reference, kept, () => {
    setRenaming(true);
  });
  const { title, artist } = describeReference(reference, i18n.language);
  const fault = why ?? failure;
  return (
    <StyleCell title={title} commands={commands} why={why} open={open} onOpen={setOpen} {...rest}>
      <Tip
        side="left"
        text={
          <>
            <strong>{title}</strong>
            {artist && <div>{artist}</div>}
            {fault !== undefined && <div>{fault}</div>}
          </>
        }
      >
        <button
          ref={tile}
          type="button"
          className="style-tile"
          aria-label={title}
          aria-pressed={place >= 0}
          aria-description={why ?? t('tools.restyle.style.restHelp')}
          data-trial={bitmap ? (fresh ? 'fresh' : 'earlier') : 'none'}
          data-rested={rested}
          onClick={(event) => {
            if (why === undefined) onChoose(event.ctrlKey || event.metaKey || event.shiftKey);
            else setOpen(true);
          }}
          onDoubleClick={() => {
            if (why !== undefined) return;
            onChoose(false);
            perform('run');
          }}
        >
          <span className="style-picture">
            {bitmap && <SmallView bitmap={bitmap} size={side} />}
            <span className={bitmap ? 'style-painting' : 'style-painting-alone'}>
              <ReferencePicture reference={reference} size={side} />
            </span>
            {fault !== undefined && (
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
        </button>
      </Tip>
      <StyleName
        title={title}
        renaming={renaming}
        onRenamed={(name) => {
          setRenaming(false);
          if (kept && name !== null) void change('renameStyle', { style: kept.style, name });
        }}
      />
    </StyleCell>
  );
}
