import { ArrowLeftRight, Maximize, Minus, Plus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { FlickerView } from './FlickerView.tsx';
import { LensView, SplitView } from './PairView.tsx';
import { SideBySide } from './SideBySide.tsx';
import { pairOf } from './shown.ts';
import type { Comparison } from './store.ts';
import { useKeys } from './use-keys.ts';
import { useResults } from './use-results.ts';
import type { Result, ResultId } from './use-results.ts';
import { useZoom } from './use-zoom.ts';
import { views } from './views.ts';
import type { View } from './views.ts';

/** The results in one of the four ways to look at them. */
export function ResultsView({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const results = useResults();
  const [view, setView] = useState<View>('sideBySide');
  const [chosen, setChosen] = useState<readonly [ResultId | null, ResultId | null]>([null, null]);
  const zoom = useZoom(comparison.size);
  const focus = useRef<HTMLDivElement>(null);

  const pair = useMemo(() => pairOf(results, ...chosen), [results, chosen]);
  const swap = useCallback(() => {
    if (pair) setChosen([pair[1].id, pair[0].id]);
  }, [pair]);
  const show = useCallback((to: View) => {
    setView(to);
    // From here Space and the arrow keys belong to the pictures.
    requestAnimationFrame(() => focus.current?.focus());
  }, []);
  const press = useCallback(
    (key: string) => {
      const other = views[Number(key) - 1];
      if (other) show(other);
      else if (key === 'x' || key === 'X') swap();
      else if (key === '+' || key === '=') zoom.step('in');
      else if (key === '-') zoom.step('out');
      else if (key === '0') zoom.fit();
      else return false;
      return true;
    },
    [show, swap, zoom],
  );
  useKeys({ press });

  return (
    <div className="methods-results" data-judged={comparison.original !== null}>
      <div className="methods-bar">
        <Segmented
          label={t('compare.methods.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`compare.methods.views.${value}`) }))}
          onChange={show}
        />
        {pair && view !== 'sideBySide' && (
          <div className="methods-pair">
            <Choice
              label={t('compare.methods.first')}
              results={results}
              value={pair[0].id}
              onChange={(id) => setChosen([id, pair[1].id])}
            />
            <IconButton small icon={ArrowLeftRight} label={t('compare.methods.swap')} onClick={swap} />
            <Choice
              label={t('compare.methods.second')}
              results={results}
              value={pair[1].id}
              onChange={(id) => setChosen([pair[0].id, id])}
            />
          </div>
        )}
        <div className="methods-zoom">
          <IconButton small icon={Minus} label={t('actions.zoom-out')} onClick={() => zoom.step('out')} />
          <span>{Math.round(zoom.view.scale * devicePixelRatio * 100)} %</span>
          <IconButton small icon={Plus} label={t('actions.zoom-in')} onClick={() => zoom.step('in')} />
          <IconButton small icon={Maximize} label={t('actions.fit')} onClick={zoom.fit} />
        </div>
      </div>
      {view === 'sideBySide' && (
        <SideBySide comparison={comparison} results={results} zoom={zoom} focus={focus} />
      )}
      {view !== 'sideBySide' && !pair && <p className="methods-empty">{t('compare.methods.twoNeeded')}</p>}
      {view === 'split' && pair && <SplitView pair={pair} zoom={zoom} focus={focus} />}
      {view === 'lens' && pair && <LensView pair={pair} zoom={zoom} focus={focus} />}
      {view === 'flicker' && pair && <FlickerView pair={pair} results={results} zoom={zoom} focus={focus} />}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly results: readonly Result[];
  readonly value: ResultId;
  readonly onChange: (id: ResultId) => void;
}

function Choice({ label, results, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      value={value}
      options={results.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const result = results.find((each) => each.id === id);
        if (result) onChange(result.id);
      }}
    />
  );
}
