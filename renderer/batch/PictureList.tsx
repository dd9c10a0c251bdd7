import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRowId } from '../../preload/contract/index.ts';
import { PictureRow } from './PictureRow.tsx';
import { movePictures, removePictures } from './commands.ts';
import { chosenRows, removableOf, useBatch } from './store.ts';
import { rowsInSight } from './virtual.ts';

/** CSS pixels of a row. */
const rowHeight = 52;

/** All pictures, of which only those in sight are built. */
export function PictureList() {
  const { t } = useTranslation();
  const rows = useBatch((state) => state.rows);
  const selected = useBatch((state) => state.selected);
  const host = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const [focused, setFocused] = useState(-1);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const look = () => {
      setSight({ top: element.scrollTop, height: element.clientHeight });
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const { from, to } = rowsInSight(rows.length, sight.top, sight.height, rowHeight);
  const choose = (id: BatchRowId, how: { readonly add: boolean; readonly range: boolean }) => {
    useBatch.setState((state) => chosenRows(state, id, how));
    setFocused(rows.findIndex((row) => row.id === id));
  };
  /** Goes to a row, and scrolls it into sight. */
  const goTo = (at: number, range: boolean) => {
    const place = Math.min(rows.length - 1, Math.max(0, at));
    const row = rows[place];
    const element = host.current;
    if (!row || !element) return;
    choose(row.id, { add: false, range });
    const top = place * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  };

  return (
    <div
      ref={host}
      className="batch-list"
      role="listbox"
      aria-multiselectable
      aria-label={t('batchRoom.list')}
      aria-activedescendant={rows[focused] ? `batch-row-${rows[focused].id}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const page = Math.max(1, Math.floor(sight.height / rowHeight) - 1);
        const steps: Readonly<Record<string, number>> = {
          ArrowUp: focused - 1,
          ArrowDown: focused + 1,
          PageUp: focused - page,
          PageDown: focused + page,
          Home: 0,
          End: rows.length - 1,
        };
        const step = steps[event.key];
        if (event.altKey) {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          moveBy(event.key === 'ArrowUp' ? -1 : 1);
        } else if (step !== undefined) {
          event.preventDefault();
          goTo(step, event.shiftKey);
        } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          useBatch.setState({ selected: new Set(rows.map(({ id }) => id)) });
        } else if (event.key === 'Delete' || event.key === 'Backspace') {
          void removePictures(removableOf(useBatch.getState()));
        } else if (event.key === 'Enter') {
          // The key would press what has the focus next: the way back.
          event.preventDefault();
          const row = rows[focused];
          if (row?.state.state === 'done') useBatch.setState({ compared: row.id });
        }
      }}
    >
      <div className="batch-rows" style={{ height: rows.length * rowHeight }}>
        {rows.slice(from, to).map((row, i) => (
          <PictureRow
            key={row.id}
            row={row}
            place={from + i}
            count={rows.length}
            top={(from + i) * rowHeight}
            selected={selected.has(row.id)}
            inHand={from + i === focused}
            onChoose={choose}
          />
        ))}
      </div>
    </div>
  );

  /** Moves the row in hand, and what is chosen with it, past its neighbour. */
  function moveBy(by: -1 | 1): void {
    const row = rows[focused];
    if (!row) return;
    const moved = selected.has(row.id) ? selected : new Set([row.id]);
    const places = rows.flatMap(({ id }, place) => (moved.has(id) ? [place] : []));
    const [first = 0, last = 0] = [places[0], places.at(-1)];
    if (by < 0 ? first === 0 : last === rows.length - 1) return;
    const before = rows[by < 0 ? first - 1 : last + 2];
    void movePictures([...moved], before?.id ?? null);
    setFocused((by < 0 ? first - 1 : last + 2 - places.length) + places.indexOf(focused));
  }
}
