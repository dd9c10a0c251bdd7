import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { quoted, shippedFont } from '../pixels/text/render.ts';
import { chineseNameOf, findFonts, rowsSeen } from './find-fonts.ts';
import { useFonts } from './fonts.ts';

interface FontListProps {
  readonly font: string;
  readonly onChoose: (family: string) => void;
}

/** The height of a row and of what is seen of the list, CSS pixels. */
const row = 28;
const height = 12 * row;

/** Fonts by name with a sample of each, found by typing; what is typed may also be one that isn't listed. */
export function FontList({ font, onChoose }: FontListProps) {
  const { t, i18n } = useTranslation();
  const { families, recent } = useFonts();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [top, setTop] = useState(0);
  const [shownRecent] = useState(recent);
  const chinese = i18n.language.startsWith('zh');
  const list = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const found = findFonts(families, shownRecent, typed);
  const at = Math.min(chosen, found.length - 1);
  const [first, after] = rowsSeen(top, height, row, found.length);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const way = ways[event.key];
    if (event.key === 'Enter') {
      const family = found[at] ?? typed.trim();
      if (family) onChoose(family);
    } else if (way === undefined || found.length === 0) return;
    else {
      const next = Math.min(Math.max(at + way, 0), found.length - 1);
      setChosen(next);
      bring(scroller.current, next);
    }
    event.preventDefault();
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        className="font-query"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        aria-label={t('text.findFont')}
        placeholder={t('text.findFont')}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
          setTop(0);
          scroller.current?.scrollTo(0, 0);
        }}
        onKeyDown={press}
      />
      <div
        ref={scroller}
        className="font-list"
        style={{ maxHeight: height }}
        onScroll={(event) => {
          setTop(event.currentTarget.scrollTop);
        }}
      >
        <div
          id={list}
          role="listbox"
          aria-label={t('text.font')}
          style={{ position: 'relative', height: found.length * row }}
        >
          {found.slice(first, after).map((family, place) => {
            const index = first + place;
            const lastRecent = typed.trim() === '' && index === shownRecent.length - 1;
            return (
              <div
                key={family}
                id={`${list}-${index}`}
                role="option"
                className="font-option"
                data-chosen={index === at}
                data-line={lastRecent}
                aria-selected={family === font}
                aria-posinset={index + 1}
                aria-setsize={found.length}
                style={{ top: index * row, height: row }}
                onPointerMove={() => {
                  setChosen(index);
                }}
                onClick={() => {
                  onChoose(family);
                }}
              >
                <span>{(chinese ? chineseNameOf(family) : null) ?? family}</span>
                <span aria-hidden style={{ fontFamily: `${quoted(family)}, ${quoted(shippedFont)}` }}>
                  {t('text.sample')}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {found.length === 0 && <p className="font-none">{t('text.unlisted', { font: typed.trim() })}</p>}
    </>
  );
}

const ways: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Scrolls a row into sight that may not be there yet. */
function bring(scroller: HTMLElement | null, index: number): void {
  if (!scroller) return;
  const { scrollTop, clientHeight } = scroller;
  const place = Math.min(index * row, Math.max(scrollTop, (index + 1) * row - clientHeight));
  scroller.scrollTo(0, place);
}
