import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Thumbnail } from '../canvas/Thumbnail.tsx';
import type { PhotoDocument, Version } from '../documents/document.ts';
import { remove, show } from '../documents/store.ts';
import { duration } from '../jobs/duration.ts';
import { restoreRecipe } from '../panels/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tip } from '../ui/Tip.tsx';
import { useRecipeSummary } from './summary.ts';

interface VersionRowProps {
  readonly document: PhotoDocument;
  readonly version: Version;
  readonly current: boolean;
}

/** One version: a click shows it. */
export function VersionRow({ document, version, current }: VersionRowProps) {
  const { t, i18n } = useTranslation();
  const summarise = useRecipeSummary();
  const { number, made } = version;
  const { title, details } = made ? summarise(made.recipe) : { title: t('versions.photo'), details: [] };
  const seconds = made && duration(made.seconds, i18n.language);
  return (
    <li className="version" data-current={current} data-testid={`version-${number}`}>
      <button
        type="button"
        className="version-show"
        aria-current={current}
        onClick={() => {
          show(document.id, number);
        }}
      >
        <Thumbnail pixels={version.pixels} size={40} />
        <span className="version-text">
          <span className="version-title">{title}</span>
          <span className="version-facts">
            {version.width} × {version.height}
            {seconds && ` · ${seconds}`}
          </span>
        </span>
      </button>
      {made && (
        <span className="version-actions">
          <Tip
            side="left"
            text={
              <>
                {t('versions.again')}
                {details.map((detail) => (
                  <div key={detail} className="tip-detail">
                    {detail}
                  </div>
                ))}
              </>
            }
          >
            <button
              type="button"
              className="icon-button icon-button-small"
              aria-label={t('versions.again')}
              onClick={() => {
                restoreRecipe(made.recipe);
              }}
            >
              <RotateCcw size={14} aria-hidden />
            </button>
          </Tip>
          <IconButton
            small
            icon={Trash2}
            label={t('versions.delete')}
            side="left"
            onClick={() => {
              remove(document.id, number);
            }}
          />
        </span>
      )}
    </li>
  );
}
