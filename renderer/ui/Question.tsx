import { AlertDialog } from 'radix-ui';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { giveBack } from './given-back.ts';

interface QuestionProps {
  readonly question: string;
  readonly detail?: string;
  /** What doing it is called. */
  readonly yes: string;
  readonly onYes: () => void;
  /** It is answered, either way. */
  readonly onEnd: () => void;
}

/** Asks before something is done that can't be undone. */
export function Question({ question, detail, yes, onYes, onEnd }: QuestionProps) {
  const { t } = useTranslation();
  const before = useRef<Element | null>(null);
  return (
    <AlertDialog.Root open onOpenChange={onEnd}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-veil question-veil" />
        <AlertDialog.Content
          className="dialog question"
          {...(!detail && { 'aria-describedby': undefined })}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveBack(before.current);
          }}
        >
          <AlertDialog.Title className="question-title">{question}</AlertDialog.Title>
          {detail && <AlertDialog.Description className="question-detail">{detail}</AlertDialog.Description>}
          <footer className="dialog-foot">
            <AlertDialog.Cancel asChild>
              <Button look="filled">{t('settings.cancel')}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="accent" onClick={onYes}>
                {yes}
              </Button>
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
