import { FolderX } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What stands in place of the pictures in a browser, which has no folders to read and write. */
export function NoFolders() {
  const { t } = useTranslation();
  return (
    <section className="batch-part batch-pictures" aria-label={t('batchRoom.pictures')}>
      <div className="batch-empty">
        <FolderX size={32} strokeWidth={1.5} aria-hidden />
        <h3>{t('batchRoom.browser.title')}</h3>
        <p>{t('batchRoom.browser.about')}</p>
        <code className="batch-command">npm run pentimento -- batch recipe.json photos --out results</code>
      </div>
    </section>
  );
}
