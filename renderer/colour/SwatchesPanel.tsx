import { Plus, RotateCcw } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import './colour.css';
import { setBackground, setForeground, useColours } from '../view/hand/colours.ts';
import type { Colour } from '../view/hand/colours.ts';
import { addSwatch, removeSwatch, resetSwatches, useSwatches } from './swatches.ts';
import { setTargetColour, useTargetColour } from './target.ts';

/** Colours kept at hand, and those that were painted with lately. */
export function SwatchesPanel() {
  const { t } = useTranslation();
  const colour = useTargetColour();
  const swatches = useSwatches((state) => state.swatches);
  const recent = useColours((state) => state.recent);
  return (
    <div className="swatches-panel">
      {recent.length > 0 && (
        <div role="group" aria-label={t('colour.recent')}>
          <h3>{t('colour.recent')}</h3>
          <div className="swatches">
            {recent.map((each) => (
              <Swatch key={each} colour={each} />
            ))}
          </div>
        </div>
      )}
      <div role="group" aria-label={t('colour.swatches')}>
        <header>
          <h3>{t('colour.swatches')}</h3>
          <IconButton
            small
            icon={Plus}
            label={t('colour.add')}
            disabled={swatches.includes(colour)}
            onClick={() => {
              addSwatch(colour);
            }}
          />
          <IconButton small icon={RotateCcw} label={t('colour.reset')} onClick={resetSwatches} />
        </header>
        <div className="swatches">
          {swatches.map((each) => (
            <KeptSwatch key={each} colour={each} />
          ))}
        </div>
      </div>
    </div>
  );
}

function KeptSwatch({ colour }: { readonly colour: Colour }) {
  const { t } = useTranslation();
  const items = [
    { name: t('colour.toForeground'), act: setForeground },
    { name: t('colour.toBackground'), act: setBackground },
    { name: t('colour.remove'), act: removeSwatch },
  ];
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>
        <Swatch colour={colour} />
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" collisionPadding={8}>
          {items.map(({ name, act }) => (
            <ContextMenu.Item
              key={name}
              className="menu-item"
              onSelect={() => {
                act(colour);
              }}
            >
              {name}
            </ContextMenu.Item>
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** Sets the colour in hand; with Alt the background, as elsewhere. */
function Swatch({ colour, ...rest }: { readonly colour: Colour }) {
  return (
    <button
      {...rest}
      type="button"
      className="swatch"
      title={colour}
      aria-label={colour}
      style={{ backgroundColor: colour }}
      onClick={(event) => {
        if (event.altKey) setBackground(colour);
        else setTargetColour(colour);
      }}
    />
  );
}
