import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import { Tip } from '../ui/Tip.tsx';
import './colour.css';
import { defaultColours, swapColours, useColours } from '../view/hand/colours.ts';
import { setTarget, useTarget } from './target.ts';
import type { Target } from './target.ts';

/** The foreground colour over the background colour, with what swaps them and what makes them black and white. */
export function ColourPair({ onChoose }: { readonly onChoose?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="colour-pair" role="group" aria-label={t('colour.pair')}>
      <PairSwatch of="background" onChoose={onChoose} />
      <PairSwatch of="foreground" onChoose={onChoose} />
      <Tip
        side="right"
        text={
          <>
            {t('actions.swap-colours')}
            <Keys shortcut={{ key: 'x' }} />
          </>
        }
      >
        <button
          type="button"
          className="pair-swap"
          aria-label={t('actions.swap-colours')}
          onClick={swapColours}
        >
          <ArrowLeftRight size={10} strokeWidth={2.25} aria-hidden />
        </button>
      </Tip>
      <Tip
        side="right"
        text={
          <>
            {t('actions.default-colours')}
            <Keys shortcut={{ key: 'd' }} />
          </>
        }
      >
        <button
          type="button"
          className="pair-default"
          aria-label={t('actions.default-colours')}
          onClick={defaultColours}
        />
      </Tip>
    </div>
  );
}

function PairSwatch({ of, onChoose }: { readonly of: Target; readonly onChoose: (() => void) | undefined }) {
  const { t } = useTranslation();
  const colour = useColours((state) => state[of]);
  const chosen = useTarget((state) => state.target === of);
  return (
    <Tip text={`${t(`colour.${of}`)} ${colour}`} side="right">
      <button
        type="button"
        className={`pair-swatch pair-${of}`}
        style={{ backgroundColor: colour }}
        aria-label={t('colour.named', { name: t(`colour.${of}`), colour })}
        aria-pressed={chosen}
        onClick={() => {
          setTarget(of);
          onChoose?.();
        }}
      />
    </Tip>
  );
}
