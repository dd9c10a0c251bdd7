import { History } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../picture/document.ts';
import { jump } from '../picture/drafts.ts';
import { bytesOf } from '../picture/history.ts';
import { useActiveDocument } from '../picture/store.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { statesOf } from './states.ts';
import './history.css';

/** Every state of the picture that can be gone back or forward to, oldest first. */
export function HistoryPanel() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  if (!document)
    return (
      <p className="layers-empty">
        <History size={20} aria-hidden />
        {t('history.empty')}
      </p>
    );
  return <States key={document.id} document={document} />;
}

function States({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { history } = document;
  const at = history.past.length;
  const states = statesOf(history);
  const megabytes = Math.round(bytesOf(history) / 2 ** 20);

  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    row?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(window.document.activeElement)) row?.focus();
  }, [at, history.present]);

  const key = (event: KeyboardEvent) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: states.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    jump(document.id, to);
  };

  return (
    <section className="history-panel">
      <div className="history-list" ref={list} role="listbox" aria-label={t('history.title')} onKeyDown={key}>
        {history.forgotten > 0 && (
          <p className="history-forgotten" title={t('history.forgottenHint')}>
            {t('history.forgotten')}
          </p>
        )}
        {states.map(({ key: id, entry }, index) => (
          <HistoryRow
            key={id}
            document={document.id}
            index={index}
            label={entry.label}
            picture={entry.picture}
            time={index < at ? 'past' : index > at ? 'future' : 'present'}
          />
        ))}
      </div>
      <p className="history-memory">{t('history.memory', { size: megabytes })}</p>
    </section>
  );
}
