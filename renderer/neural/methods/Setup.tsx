import { Play, Square } from 'lucide-react';
import { Switch } from 'radix-ui';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberEntry } from '../../ui/NumberEntry.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CropPicker } from './CropPicker.tsx';
import { KeyList } from './KeyList.tsx';
import { MethodList } from './MethodList.tsx';
import { fitted, sides } from './crop.ts';
import { factors } from './methods.ts';
import type { Factor } from './methods.ts';
import { compareMethods, compareOther, stopComparing } from './run.ts';
import { useMethods } from './store.ts';

interface SetupProps {
  readonly document: OpenDocument;
  readonly crop: Rect;
  readonly startButton: RefObject<HTMLButtonElement | null>;
}

/** What is compared: a part of the picture, by how much, and which methods. */
export function Setup({ document, crop, startButton }: SetupProps) {
  const { t } = useTranslation();
  const { factor, known, ticked, working } = useMethods();
  const picture = presentOf(document);
  const unit = unitOf(known, factor);
  const change = (next: { readonly factor: Factor; readonly known: boolean }) => {
    compareOther({ ...next, crop: fitted(crop, picture, unitOf(next.known, next.factor)) });
  };
  const choose = (next: Rect) => {
    compareOther({ crop: next });
  };
  return (
    <div className="methods-setup">
      <div className="methods-scroll">
        <CropPicker document={document} crop={crop} unit={unit} onChange={choose} />
        <div className="methods-sides">
          {(['width', 'height'] as const).map((side) => (
            <label key={side}>
              <span>{t(`compare.methods.${side}`)}</span>
              <NumberEntry
                label={t(`compare.methods.${side}`)}
                value={crop[side]}
                unit="px"
                minimum={Math.min(sides.shortest, picture[side])}
                maximum={Math.min(sides.longest, picture[side])}
                step={1}
                scale="linear"
                onChange={(length) => {
                  choose(fitted({ ...crop, [side]: length }, picture, unit));
                }}
              />
            </label>
          ))}
        </div>
        <Segmented
          label={t('compare.methods.factor')}
          value={String(factor)}
          options={factors.map((each) => ({ value: String(each), label: `×${each}` }))}
          onChange={(value) => {
            const chosen = factors.find((each) => String(each) === value);
            if (chosen) change({ factor: chosen, known });
          }}
        />
        <div>
          <div className="methods-switch">
            <span>{t('compare.methods.known')}</span>
            <Switch.Root
              className="switch"
              aria-label={t('compare.methods.known')}
              checked={known}
              onCheckedChange={(on) => {
                change({ factor, known: on });
              }}
            >
              <Switch.Thumb className="switch-thumb" />
            </Switch.Root>
          </div>
          <p className="methods-note">{t('compare.methods.knownHelp')}</p>
        </div>
        <MethodList />
        <KeyList />
      </div>
      {isEmpty(crop) && <p className="methods-note">{t('compare.methods.tooSmall')}</p>}
      {working ? (
        <Button ref={startButton} look="filled" icon={Square} onClick={stopComparing}>
          {t('compare.methods.stop')}
        </Button>
      ) : (
        <Button
          ref={startButton}
          look="accent"
          icon={Play}
          disabled={ticked.length === 0 || isEmpty(crop)}
          onClick={() => void compareMethods(document)}
        >
          {t('compare.methods.start')}
        </Button>
      )}
    </div>
  );
}

/** A part that is shrunk first has sides that the factor divides. */
function unitOf(known: boolean, factor: Factor): number {
  return known ? factor : 1;
}
