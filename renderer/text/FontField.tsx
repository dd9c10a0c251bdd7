import { ChevronDown, TriangleAlert } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tip } from '../ui/Tip.tsx';
import { FontList } from './FontList.tsx';
import { changeLook, resumeText } from './editing.ts';
import { findLocalFonts, usedFont } from './fonts.ts';
import { isInstalled } from './missing-font.ts';

/** The font; a press brings the list to choose from. The fonts of the system are asked for when somebody looks. */
export function FontField({ font }: { readonly font: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const missing = useMemo(() => !isInstalled(font), [font]);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void findLocalFonts();
      }}
    >
      <Popover.Trigger asChild>
        <button type="button" className="text-font" aria-label={t('text.fontNamed', { font })}>
          {missing && (
            <Tip text={t('text.missing.font', { font })}>
              <TriangleAlert size={14} aria-hidden />
            </Tip>
          )}
          <span>{font}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu font-popover"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            // Who chooses a font in the midst of writing goes on writing.
            if (resumeText()) event.preventDefault();
          }}
        >
          <FontList
            font={font}
            onChoose={(family) => {
              setOpen(false);
              usedFont(family);
              if (family !== font) changeLook({ font: family });
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
