import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { dismiss, useNotices, type Notice } from '../base/notices.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useNoticePlaces } from '../ui/NoticePlace.tsx';
import './notices.css';

const icons = { failure: CircleAlert, information: Info, success: CircleCheck } as const;

/** What happened, said beside the picture and never in its way for long; in a sheet that was open by then, said there. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  const sheet = useNoticePlaces(({ places }) => places.at(-1));
  const inSheet = ({ id }: Notice) => sheet !== undefined && id > sheet.since;
  const row = (notice: Notice) => <NoticeRow key={notice.id} notice={notice} />;
  return (
    <>
      <div className="notices">{notices.filter((notice) => !inSheet(notice)).map(row)}</div>
      {sheet && createPortal(notices.filter(inSheet).map(row), sheet.element)}
    </>
  );
}

function NoticeRow({ notice: { id, kind, title, detail, action } }: { readonly notice: Notice }) {
  const { t } = useTranslation();
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
    <div className={`notice notice-${kind}`} role={kind === 'failure' ? 'alert' : 'status'}>
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
}
