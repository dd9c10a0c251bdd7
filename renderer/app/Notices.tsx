import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dismiss, useNotices } from '../base/notices.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import './notices.css';

const icons = { failure: CircleAlert, information: Info, success: CircleCheck } as const;

/** What happened, said beside the picture and never in its way for long. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices">
      {notices.map(({ id, kind, title, detail, action }) => {
        const Icon = icons[kind];
        const button = action && (
          <Button
            look="filled"
            className="notice-action"
            onClick={() => {
              dismiss(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        );
        return (
          <div key={id} className={`notice notice-${kind}`} role={kind === 'failure' ? 'alert' : 'status'}>
            <Icon size={16} aria-hidden />
            <div className="notice-text">
              <strong>{title}</strong>
              {detail && <p>{detail}</p>}
              {detail && button}
            </div>
            {!detail && button}
            <IconButton
              small
              icon={X}
              label={t('notices.close')}
              onClick={() => {
                dismiss(id);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
