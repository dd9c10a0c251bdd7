import { Download, RotateCcw, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importSettings, resetSettings } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { notify } from '../../base/notices.ts';
import { placeOf } from '../../base/save.ts';
import { Button } from '../../ui/Button.tsx';
import { Question } from '../../ui/Question.tsx';

/** All settings at once: from a file, to a file, and as they are at first. */
export function Exchange() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File) => {
    if (await importSettings(chosen)) notify('success', t('settings.imported'), chosen.name);
  };
  return (
    <div className="settings-exchange">
      <input
        ref={file}
        type="file"
        accept=".json"
        hidden
        aria-label={t('settings.import')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) void take(chosen);
          // The same file again is a choice, too.
          event.target.value = '';
        }}
      />
      <Button icon={Download} onClick={() => file.current?.click()}>
        {t('settings.import')}
      </Button>
      <Button icon={Upload} onClick={() => void placeOf(pentimento().call('exportSettings', {}))}>
        {t('settings.export')}
      </Button>
      <Button
        icon={RotateCcw}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('settings.reset')}
      </Button>
      {asking && (
        <Question
          question={t('settings.sureReset')}
          yes={t('settings.resetAll')}
          onYes={() => void resetSettings()}
          onEnd={() => {
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}
