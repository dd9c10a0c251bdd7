import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hash, SaveFormat } from '../../preload/contract.ts';
import { closeDialog, useDialogs } from '../actions/dialogs.ts';
import { Thumbnail } from '../canvas/Thumbnail.tsx';
import { shownPixels } from '../documents/assemble.ts';
import { presentOf } from '../documents/document.ts';
import type { OpenDocument } from '../documents/document.ts';
import { useActiveDocument } from '../documents/store.ts';
import { report } from '../notices/store.ts';
import { Button } from '../ui/Button.tsx';
import { LabelledSlider } from '../ui/LabelledSlider.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { fileStem } from './file-name.ts';
import { save } from './save.ts';
import './save.css';
import { useLosses } from './use-losses.ts';

/** Saves the version that is shown. */
export function SaveDialog() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'save');
  const document = useActiveDocument();
  const confirm = useRef<HTMLButtonElement>(null);
  return (
    <Sheet
      open={open && document !== null}
      title={t('save.title')}
      close={t('save.close')}
      onClose={closeDialog}
      className="save"
      first={confirm}
    >
      {document && <Prepared document={document} confirmButton={confirm} />}
    </Sheet>
  );
}

const formats = [
  { value: 'png', label: 'PNG' },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' },
  { value: 'tiff', label: 'TIFF' },
] as const satisfies readonly { value: SaveFormat; label: string }[];

interface PreparedProps {
  readonly document: OpenDocument;
  readonly confirmButton: RefObject<HTMLButtonElement | null>;
}

function Prepared(props: PreparedProps) {
  const [pixels, setPixels] = useState<Hash | null>(null);
  const { document } = props;
  useEffect(() => {
    shownPixels(document).then(setPixels, report);
  }, [document]);
  return pixels && <Form {...props} pixels={pixels} />;
}

function Form({ document, confirmButton, pixels }: PreparedProps & { readonly pixels: Hash }) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<SaveFormat>('png');
  const [quality, setQuality] = useState(90);
  const [saving, setSaving] = useState(false);
  const { photo } = document;
  const { width, height } = presentOf(document);
  const request = { pixels, metadata: photo?.metadata ?? null, format, quality };
  const losses = useLosses(request);
  const lost = new Set(losses.map(({ code }) => code));
  const lossy = format === 'jpeg' || format === 'webp';

  const confirm = async () => {
    setSaving(true);
    const done = await save({ ...request, name: fileStem(document.name, document.history.past.length > 0) });
    setSaving(false);
    if (done) closeDialog();
  };

  return (
    <>
      <div className="save-picture">
        <Thumbnail pixels={pixels} size={72} />
        <div>
          <strong>{fileStem(document.name, document.history.past.length > 0)}</strong>
          <span>
            {width} × {height} px
          </span>
        </div>
      </div>
      <Segmented label={t('save.format')} value={format} options={formats} onChange={setFormat} />
      <p className="save-about">{t(`save.formats.${format}`)}</p>
      {lossy && (
        <LabelledSlider
          words={t('save.quality')}
          label={t('save.quality')}
          minimum={1}
          maximum={100}
          step={1}
          scale="linear"
          value={quality}
          preset={90}
          onChange={setQuality}
        />
      )}
      <ul className="save-facts">
        {!lost.has('profile-dropped') && (
          <li>
            <Check size={14} aria-hidden />
            {t('save.profile', { profile: photo?.profile ?? 'sRGB' })}
          </li>
        )}
        {!lost.has('exif-dropped') && (
          <li>
            <Check size={14} aria-hidden />
            {t('save.metadata')}
          </li>
        )}
        {losses.map(({ code }) => (
          <li key={code} className="save-loss">
            <TriangleAlert size={14} aria-hidden />
            {t(`losses.${code}`)}
          </li>
        ))}
      </ul>
      <footer className="dialog-foot">
        <Button look="filled" onClick={closeDialog}>
          {t('save.cancel')}
        </Button>
        <Button ref={confirmButton} look="accent" disabled={saving} onClick={() => void confirm()}>
          {saving ? t('save.saving') : t('save.save')}
        </Button>
      </footer>
    </>
  );
}
