import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  defaultQuality,
  formatNames,
  lossy,
  MetadataPolicy,
  SaveFormat,
} from '../../../preload/contract/formats.ts';
import type { Hash, Request } from '../../../preload/contract/index.ts';
import { limits } from '../../../preload/contract/limits.ts';
import { closeDialog, useDialogs } from '../../actions/dialogs.ts';
import { useDescription } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { stemOf } from '../../base/file-name.ts';
import { report } from '../../base/notices.ts';
import { letGo, newOwner } from '../../base/owners.ts';
import { save } from '../../base/save.ts';
import { useLatest } from '../../base/use-latest.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { useActiveDocument } from '../../picture/store.ts';
import { alike } from '../../pixels/colours.ts';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { NumberEntry } from '../../ui/NumberEntry.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Tick } from '../../ui/fields.tsx';
import { shownPixels } from '../../workers/assemble.ts';
import { DragOut } from './DragOut.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { besideOf } from './beside.ts';
import { useExportChoices } from './export-choices.ts';
import './save.css';
import { useLosses } from './use-losses.ts';

/** Exports what is shown as a picture. */
export function ExportDialog() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'export');
  const document = useActiveDocument();
  return (
    <Sheet
      open={open && document !== null}
      title={t('save.title')}
      close={t('save.close')}
      onClose={closeDialog}
      className="save export"
    >
      {document && <Shown key={document.id} document={document} />}
    </Sheet>
  );
}

interface FormProps {
  readonly document: OpenDocument;
}

/** What is shown is made into one picture first; the form stands once it is there. */
function Shown({ document }: FormProps) {
  const { t } = useTranslation();
  const [pixels, setPixels] = useState<Hash | null>(null);
  useEffect(() => {
    let wanted = true;
    const owner = newOwner();
    shownPixels(document, owner)
      .then((hash) => {
        if (wanted) setPixels(hash);
      })
      .catch((error: unknown) => {
        report(error);
        closeDialog();
      });
    return () => {
      wanted = false;
      letGo(owner);
    };
  }, [document]);
  if (pixels === null) return <p className="save-about">{t('save.preparing')}</p>;
  return <Form document={document} pixels={pixels} />;
}

const formats = SaveFormat.options.map((value) => ({ value, label: formatNames[value] }));

const measure = (request: Request<'measureExport'>) => pentimento().call('measureExport', request);

function Form({ document, pixels }: FormProps & { readonly pixels: Hash }) {
  const { t, i18n } = useTranslation();
  const desktop = useDescription().surface === 'desktop';
  const [choices, choose] = useState(useExportChoices.getState);
  const { format, qualities, keep } = choices;
  const own = presentOf(document);
  const [size, setSize] = useState({ width: own.width, height: own.height });
  const [toSrgb, setToSrgb] = useState(false);
  const [composite, setComposite] = useState(own.composite ?? false);
  const [saving, setSaving] = useState(false);
  const metadata = document.photo?.metadata ?? null;
  const { profile } = own;
  const quality = qualities[format];
  const scaled = size.width !== own.width || size.height !== own.height;
  const plan = {
    pixels,
    metadata,
    keep,
    profile,
    toSrgb,
    composite,
    format,
    quality,
    ...(scaled && { size }),
  };
  const losses = useLosses(plan);
  const lost = new Set(losses.map(({ code }) => code));
  const { answer, waiting } = useLatest(plan, measure, 400);

  const scaleTo = (side: 'width' | 'height', length: number) => {
    const scale = length / own[side];
    setSize({
      width: side === 'width' ? length : Math.max(1, Math.round(own.width * scale)),
      height: side === 'height' ? length : Math.max(1, Math.round(own.height * scale)),
    });
  };

  const confirm = async () => {
    setSaving(true);
    const done = await save({ ...plan, name: stemOf(document.name), ...besideOf(document) });
    setSaving(false);
    if (!done) return;
    useExportChoices.setState(choices);
    closeDialog();
  };

  return (
    <DialogForm
      onSubmit={() => void confirm()}
      submit={saving ? t('save.saving') : t('save.export')}
      refused={saving}
      cancel={t('save.cancel')}
      onCancel={closeDialog}
    >
      <div className="export-columns">
        <ExportPreview plan={plan} size={size} />
        <div className="export-form">
          <Segmented
            label={t('save.format')}
            value={format}
            options={formats}
            onChange={(next) => {
              choose({ ...choices, format: next });
            }}
          />
          <p className="save-about">{t(`save.formats.${format}`)}</p>
          {lossy.has(format) && (
            <LabelledSlider
              words={t('save.quality')}
              label={t('save.quality')}
              minimum={1}
              maximum={100}
              step={1}
              scale="linear"
              value={quality}
              preset={defaultQuality[format]}
              onChange={(value) => {
                choose({ ...choices, qualities: { ...qualities, [format]: value } });
              }}
            />
          )}
          <div className="export-size">
            {(['width', 'height'] as const).map((side) => (
              <label key={side}>
                <span>{t(`save.${side}`)}</span>
                <NumberEntry
                  label={t(`save.${side}`)}
                  value={size[side]}
                  unit="px"
                  minimum={1}
                  maximum={limits.side}
                  step={1}
                  scale="linear"
                  onChange={(length) => {
                    scaleTo(side, length);
                  }}
                />
              </label>
            ))}
            <label>
              <span>{t('save.scale')}</span>
              <NumberEntry
                label={t('save.scale')}
                value={Math.round((1000 * size.width) / own.width) / 10}
                unit="%"
                minimum={1}
                maximum={400}
                step={0.5}
                scale="linear"
                onChange={(percent) => {
                  scaleTo('width', Math.max(1, Math.round((own.width * percent) / 100)));
                }}
              />
            </label>
          </div>
          {!alike(profile, undefined) && (
            <Tick label={t('save.toSrgb')} checked={toSrgb} onChange={setToSrgb} />
          )}
          {own.composite && (
            <Tick label={t('save.composite.label')} checked={composite} onChange={setComposite} />
          )}
          {metadata !== null && (
            <div className="export-metadata">
              <span>{t('save.metadata.label')}</span>
              <Segmented
                label={t('save.metadata.label')}
                value={keep}
                options={MetadataPolicy.options.map((value) => ({
                  value,
                  label: t(`save.metadata.${value}`),
                  about: t(`save.metadata.about.${value}`),
                }))}
                onChange={(next) => {
                  choose({ ...choices, keep: next });
                }}
              />
            </div>
          )}
          <p className="export-bytes" role="status" data-waiting={waiting}>
            {answer && !waiting
              ? t('save.bytes', { size: formatBytes(answer.bytes, i18n.language) })
              : t('save.measuring')}
          </p>
          {desktop && <DragOut plan={plan} name={stemOf(document.name)} />}
          <ul className="save-facts">
            <li>
              <Check size={14} aria-hidden />
              {toSrgb ? t('save.toSrgbDone') : t('save.profile', { profile: profile?.name ?? 'sRGB' })}
            </li>
            {metadata !== null && keep !== 'none' && !lost.has('exif-dropped') && (
              <li>
                <Check size={14} aria-hidden />
                {t(`save.metadata.kept.${keep}`)}
              </li>
            )}
            {composite && (
              <li>
                <Check size={14} aria-hidden />
                {t('save.composite.about')}
              </li>
            )}
            {losses.map(({ code }) => (
              <li key={code} className="save-loss">
                <TriangleAlert size={14} aria-hidden />
                {t(`losses.${code}`)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </DialogForm>
  );
}

function formatBytes(bytes: number, language: string): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 3 }).format(value);
}
