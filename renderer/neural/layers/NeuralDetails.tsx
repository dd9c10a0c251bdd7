import { Brush, Play, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Made } from '../../../preload/contract/recipe.ts';
import { showPanel } from '../../actions/workspace.ts';
import { presentOf } from '../../picture/document.ts';
import { leaveRework, reworkLayer, useRework } from '../../picture/rework.ts';
import { activeDocument } from '../../picture/store.ts';
import { findLayer } from '../../picture/tree.ts';
import { Button } from '../../ui/Button.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { percentOf } from '../jobs/conclude.ts';
import { duration } from '../jobs/duration.ts';
import { goOn } from '../jobs/run.ts';
import { useJobs } from '../jobs/store.ts';
import { continuationOf } from '../recipe/continue.ts';
import { openRecipe } from '../recipe/restore.ts';
import { useRecipeSummary } from '../recipe/summary.ts';

/** How a layer was made: the tool, what was changed, how long it took, and the way to make it anew. */
export function NeuralDetails({ id, made }: { readonly id: string; readonly made: Made }) {
  const { t, i18n } = useTranslation();
  const { tool, title, details } = useRecipeSummary()(made.recipe);
  const reworked = useRework((state) => state.rework?.layer === id);
  const { unfinished } = made;
  const facts = [
    ...new Set([tool, title]),
    duration(made.seconds, i18n.language),
    ...(unfinished ? [t('layers.stoppedAt', { percent: percentOf(unfinished.fraction) })] : []),
  ].join(' · ');
  return (
    <div className="neural-details">
      <p className="neural-facts">{facts}</p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      <Measures made={made} />
      {continuationOf(made) && <GoOn id={id} refines={!unfinished} />}
      {reworked ? (
        <>
          <p className="neural-note">{t('layers.reworking')}</p>
          <Button look="filled" icon={X} onClick={leaveRework}>
            {t('layers.keepAsIs')}
          </Button>
        </>
      ) : (
        <Button
          look="filled"
          icon={RotateCcw}
          onClick={() => {
            const document = activeDocument();
            if (!document) return;
            void openRecipe(made.recipe).then((opened) => {
              if (!opened) return;
              reworkLayer(document.id, id, made.recipe.tool);
              showPanel('neural');
            });
          }}
        >
          {t('layers.editAndRun')}
        </Button>
      )}
    </div>
  );
}

/** Takes up work that was stopped, or makes more of what is done, once. */
function GoOn({ id, refines }: { readonly id: string; readonly refines: boolean }) {
  const { t } = useTranslation();
  const goesOn = useJobs(({ origins }) => Object.values(origins).some(({ replaces }) => replaces === id));
  return (
    <Button
      look="accent"
      icon={refines ? Brush : Play}
      disabled={goesOn}
      onClick={() => {
        const document = activeDocument();
        const layer = document && findLayer(presentOf(document).layers, id);
        if (document && layer?.kind === 'raster') void goOn(document, layer);
      }}
    >
      {t(refines ? 'layers.refine' : 'layers.goOn')}
    </Button>
  );
}

/** Numbers and models, one fold deeper. */
function Measures({ made }: { readonly made: Made }) {
  const { t } = useTranslation();
  const numbers = Object.entries(made.measures);
  if (numbers.length === 0 && made.models.length === 0) return null;
  return (
    <Fold title={t('layers.measures')}>
      <dl className="neural-measures">
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value.toPrecision(4)}</dd>
          </div>
        ))}
        {made.models.map(({ id, sha256 }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd title={sha256}>{sha256.slice(0, 12)}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
