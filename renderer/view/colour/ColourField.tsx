import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { parseColour } from '../hand/colours.ts';
import type { Colour } from '../hand/colours.ts';
import { ColourWheel } from './ColourWheel.tsx';
import { HexEntry } from './HexEntry.tsx';
import { HsvSliders } from './HsvSliders.tsx';
import { useHsv } from './use-hsv.ts';
import './colour.css';

interface ColourFieldProps {
  readonly label: string;
  /** #rrggbb */
  readonly colour: string;
  readonly onChange: (colour: Colour) => void;
}

/** A colour; a press brings what it is chosen with. */
export function ColourField({ label, colour, onChange }: ColourFieldProps) {
  const { t } = useTranslation();
  const known = parseColour(colour) ?? '#000000';
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="colour-field"
          style={{ backgroundColor: known }}
          aria-label={t('colour.named', { name: label, colour: known })}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu colour-popover"
          aria-label={label}
          sideOffset={6}
          collisionPadding={8}
        >
          <Picker colour={known} onChange={onChange} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Picker({ colour, onChange }: Omit<ColourFieldProps, 'label'> & { readonly colour: Colour }) {
  const [hsv, choose] = useHsv(colour, onChange);
  return (
    <>
      <ColourWheel hsv={hsv} onChange={choose} />
      <HexEntry colour={colour} onChange={onChange} />
      <HsvSliders hsv={hsv} onChange={choose} />
    </>
  );
}
