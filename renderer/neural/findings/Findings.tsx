import { Copy, FolderInput, Save, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bytesInWords } from '../../base/bytes.ts';
import { report } from '../../base/notices.ts';
import { IconButton } from '../../ui/Button.tsx';
import { forgetFinding, titleOf, useFindings } from '../jobs/findings.ts';
import type { Finding } from '../jobs/findings.ts';
import { DataTable } from './DataTable.tsx';
import './findings.css';
import { keepBeside, saveFinding } from './save.ts';
import { tablesOf, textOf } from './tables.ts';

/** What a tool has made that goes into no picture, in its panel. */
export function Findings({ tool }: { readonly tool: string }) {
  const { t } = useTranslation();
  const findings = useFindings((state) => state.findings);
  const own = findings.filter((finding) => finding.tool === tool);
  if (own.length === 0) return null;
  return (
    <section className="findings" aria-label={t('findings.title')}>
      {own.map((finding) => (
        <Found key={finding.id} finding={finding} />
      ))}
    </section>
  );
}

function Found({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { result } = finding;
  const title = titleOf(finding);
  return (
    <article className="finding" aria-label={title}>
      <header>
        <strong>{title}</strong>
        {result.kind === 'data' && (
          <IconButton
            small
            icon={Copy}
            label={t('findings.copy')}
            onClick={() => {
              navigator.clipboard.writeText(textOf(tablesOf(result.data))).catch(report);
            }}
          />
        )}
        {result.kind === 'model' && finding.person && (
          <IconButton
            small
            icon={FolderInput}
            label={t('findings.keepBeside')}
            onClick={() => {
              keepBeside(finding).catch(report);
            }}
          />
        )}
        <IconButton
          small
          icon={Save}
          label={t(`findings.save.${result.kind}`)}
          onClick={() => void saveFinding(finding)}
        />
        <IconButton
          small
          icon={Trash2}
          label={t('findings.forget')}
          onClick={() => {
            forgetFinding(finding.id);
          }}
        />
      </header>
      {result.kind === 'model' ? (
        <Learnt bytes={result.bytes} saved={finding.saved} />
      ) : (
        tablesOf(result.data).map((table) => <DataTable key={table.title} table={table} />)
      )}
    </article>
  );
}

/** How large something learnt is, and where it is kept. */
function Learnt({ bytes, saved }: { readonly bytes: number; readonly saved: string | null }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <p>{bytesInWords(bytes, i18n.language)}</p>
      <p>{saved === null ? t('findings.here') : t('findings.saved', { place: saved })}</p>
    </>
  );
}
