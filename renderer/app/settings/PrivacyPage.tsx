import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoragePart } from '../../../preload/contract/index.ts';
import { bytesInWords } from '../../base/bytes.ts';
import { forgetAll, rememberedAmount } from '../../base/remember.ts';
import { Button } from '../../ui/Button.tsx';
import { Question } from '../../ui/Question.tsx';
import { clearStored, lookUpStored, useStored } from './stored.ts';

/** What tells of a person, or of their pictures, in the order it is shown; the last is what this window remembers. */
const personal = [
  'recent',
  'folders',
  'recovery',
  'people',
  'styles',
  'learning',
  'jobs',
  'batches',
] as const;
type Personal = (typeof personal)[number] | 'options';

const all: readonly Personal[] = [...personal, 'options'];

interface Amount {
  readonly count: number;
  readonly bytes: number;
}

async function clear(parts: readonly Personal[]): Promise<void> {
  if (parts.includes('options')) forgetAll();
  await clearStored(parts.filter((part): part is Personal & StoragePart => part !== 'options'));
}

/** Everything that is kept, and how it goes for good. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const stored = useStored((state) => state.stored);
  const [asked, setAsked] = useState<readonly Personal[] | null>(null);
  useEffect(() => void lookUpStored(), []);
  const amountOf = (part: Personal): Amount => {
    if (part === 'options') return rememberedAmount();
    const found = stored?.parts.find((each) => each.part === part);
    return { count: found?.count ?? 0, bytes: found?.bytes ?? 0 };
  };
  const [one] = asked?.length === 1 ? asked : [];
  return (
    <>
      <div className="privacy-lead">
        <ShieldCheck size={20} strokeWidth={1.75} aria-hidden />
        <p>{t('settings.privacy.lead')}</p>
      </div>
      <ul className="privacy-parts">
        {all.map((part) => (
          <PartRow
            key={part}
            part={part}
            amount={amountOf(part)}
            onClear={() => {
              setAsked([part]);
            }}
          />
        ))}
      </ul>
      <div className="privacy-all">
        <Button
          look="filled"
          disabled={all.every((part) => amountOf(part).count === 0)}
          onClick={() => {
            setAsked(all);
          }}
        >
          {t('settings.privacy.clearAll')}
        </Button>
      </div>
      {asked && (
        <Question
          question={
            one === undefined
              ? t('settings.privacy.sureAll')
              : t('settings.privacy.sure', { part: t(`settings.parts.${one}.title`) })
          }
          detail={one === undefined ? t('settings.privacy.allGoes') : t(`settings.parts.${one}.goes`)}
          yes={t('settings.privacy.forGood')}
          onYes={() => void clear(asked)}
          onEnd={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

interface PartRowProps {
  readonly part: Personal;
  readonly amount: Amount;
  readonly onClear: () => void;
}

function PartRow({ part, amount: { count, bytes }, onClear }: PartRowProps) {
  const { t, i18n } = useTranslation();
  const title = t(`settings.parts.${part}.title`);
  return (
    <li className="privacy-part">
      <div className="privacy-words">
        <strong>{title}</strong>
        <span>{t(`settings.parts.${part}.about`)}</span>
      </div>
      <span className="privacy-amount">
        {count === 0
          ? t('settings.privacy.nothing')
          : t('settings.privacy.amount', { count, size: bytesInWords(bytes, i18n.language) })}
      </span>
      <Button
        look="filled"
        disabled={count === 0}
        aria-label={t('settings.privacy.clearPart', { part: title })}
        onClick={onClear}
      >
        {t('settings.privacy.clear')}
      </Button>
    </li>
  );
}
