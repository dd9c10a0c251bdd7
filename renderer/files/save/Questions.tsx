import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNames, lossy } from '../../../preload/contract/formats.ts';
import type { DocumentNote, PictureNote } from '../../../preload/contract/index.ts';
import { report } from '../../base/notices.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { documentOf } from '../../picture/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { flatFileOf, flatLosses, flatQuality } from './flat.ts';
import { useQuestion } from './questions.ts';
import type { Kept, Losable, Question, SaveAs } from './questions.ts';
import { lossesOf } from './save-document.ts';
import './save.css';

/** The sheets that ask before something is saved or lost. */
export function Questions() {
  const question = useQuestion((state) => state.question);
  if (question?.kind === 'loss') return <LossSheet question={question} />;
  return question && <SaveAsSheet key={question.id} question={question} />;
}

function LossSheet({ question }: { readonly question: Extract<Question, { kind: 'loss' }> }) {
  const { t } = useTranslation();
  const { about, names, answer } = question;
  const keep = useRef<HTMLButtonElement>(null);
  const button = (kept: Kept, look: 'plain' | 'filled' | 'accent') => (
    <Button
      ref={kept === 'keep' ? keep : null}
      look={look}
      onClick={() => {
        answer(kept);
      }}
    >
      {t(`save.${about}.${kept}`)}
    </Button>
  );
  return (
    <Sheet
      open
      title={t(`save.${about}.title`)}
      close={t('save.cancel')}
      onClose={() => {
        answer('stay');
      }}
      className="save"
      first={keep}
    >
      <Names about={about} names={names} />
      <footer className="dialog-foot">
        {about !== 'batch' && button('lose', 'plain')}
        {button('stay', 'filled')}
        {button('keep', 'accent')}
      </footer>
    </Sheet>
  );
}

/** Which documents or files a question is about. */
function Names({ about, names }: { readonly about: Losable; readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const [name = ''] = names;
  if (names.length === 1) return <p className="save-about">{t(`save.${about}.one`, { name })}</p>;
  return (
    <>
      <p className="save-about">{t(`save.${about}.several`, { number: names.length })}</p>
      <ul className="save-facts">
        {names.map((each, at) => (
          <li key={at}>{each}</li>
        ))}
      </ul>
    </>
  );
}

const formats = [
  { value: 'ora', label: 'OpenRaster (.ora)' },
  { value: 'psd', label: 'Photoshop (.psd)' },
] as const;

function SaveAsSheet({ question }: { readonly question: Extract<Question, { kind: 'save-as' }> }) {
  const { t } = useTranslation();
  const { id, flat, answer } = question;
  const [format, setFormat] = useState<SaveAs>(flat ? 'flat' : question.format);
  const losses = useLossesOf(id, format);
  const own = flat ? [{ value: 'flat', label: formatNames[flat] } as const] : [];
  const confirm = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    answer(null);
  };
  return (
    <Sheet
      open
      title={t('save.as.title')}
      close={t('save.cancel')}
      onClose={cancel}
      className="save"
      first={confirm}
    >
      <Segmented
        label={t('save.format')}
        value={format}
        options={[...own, ...formats]}
        onChange={setFormat}
      />
      <p className="save-about">
        {format === 'flat' && flat
          ? t(lossy.has(flat) ? 'save.as.flatLossy' : 'save.as.flat', {
              name: documentOf(id)?.name,
              quality: flatQuality(flat),
            })
          : t(`save.as.${format}`)}
      </p>
      {losses.length > 0 && (
        <ul className="save-facts">
          {losses.map((loss) => (
            <li key={loss.code} className="save-loss">
              {'layers' in loss ? (
                <span>
                  {t(`save.lost.${loss.code}`)} <em>{loss.layers.join(', ')}</em>
                </span>
              ) : (
                <span>{t(`losses.${loss.code}`)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <footer className="dialog-foot">
        <Button look="filled" onClick={cancel}>
          {t('save.cancel')}
        </Button>
        <Button
          ref={confirm}
          look="accent"
          onClick={() => {
            answer(format);
          }}
        >
          {t('save.save')}
        </Button>
      </footer>
    </Sheet>
  );
}

function useLossesOf(id: string, format: SaveAs): readonly (DocumentNote | PictureNote)[] {
  const [losses, setLosses] = useState<readonly (DocumentNote | PictureNote)[]>([]);
  useEffect(() => {
    let wanted = true;
    lossesAs(format, documentOf(id))
      .then((notes) => {
        if (wanted) setLosses(notes);
      })
      .catch(report);
    return () => {
      wanted = false;
    };
  }, [id, format]);
  return losses;
}

/** What a document loses in that format; nothing where it has been closed meanwhile. */
async function lossesAs(
  format: SaveAs,
  document: OpenDocument | null,
): Promise<readonly (DocumentNote | PictureNote)[]> {
  if (!document) return [];
  if (format !== 'flat') return lossesOf(document, format);
  const flat = flatFileOf(document);
  return flat ? flatLosses(document, flat) : [];
}
