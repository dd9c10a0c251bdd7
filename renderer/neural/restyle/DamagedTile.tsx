import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../base/notices.ts';
import { Tip } from '../../ui/Tip.tsx';
import { StyleCell } from './StyleCell.tsx';
import { StyleName } from './StyleName.tsx';
import { askRemoval } from './changes.ts';
import type { DamagedStyle } from './kept.ts';

/** A style that is kept and can't be read: why, and the way to be rid of it. */
export function DamagedTile({ damaged: { style, name, error } }: { readonly damaged: DamagedStyle }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const title = name ?? t('panels.styles.nameless');
  const { detail } = failureWords(error);
  const remove = () => {
    askRemoval({ style, name: title, damaged: true });
  };
  return (
    <StyleCell
      title={title}
      commands={[[{ name: t('panels.styles.remove'), act: remove }]]}
      why={detail}
      open={open}
      onOpen={setOpen}
    >
      <Tip
        side="left"
        text={
          <>
            <strong>{title}</strong>
            <div>{detail}</div>
          </>
        }
      >
        <button
          type="button"
          className="style-tile"
          aria-label={title}
          aria-description={detail}
          onClick={() => {
            setOpen(true);
          }}
        >
          <span className="style-picture style-damaged">
            <TriangleAlert size={20} strokeWidth={1.5} aria-hidden />
          </span>
        </button>
      </Tip>
      <StyleName title={title} />
    </StyleCell>
  );
}
