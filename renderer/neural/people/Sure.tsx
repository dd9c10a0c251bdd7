import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';

interface SureProps {
  readonly question: string;
  /** What doing it is called. */
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** What is to be chosen first. */
  readonly children?: ReactNode;
}

/** Asks before something is done that can't be undone. */
export function Sure({ question, yes, onYes, onNo, children }: SureProps) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <footer className="person-foot person-sure" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      {children}
      <div className="person-answers">
        <Button ref={no} look="filled" onClick={onNo}>
          {t('people.cancel')}
        </Button>
        <Button
          look="accent"
          disabled={done}
          onClick={() => {
            setDone(true);
            onYes();
          }}
        >
          {yes}
        </Button>
      </div>
    </footer>
  );
}
