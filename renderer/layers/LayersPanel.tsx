import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActiveDocument } from '../picture/store.ts';
import { LayerFooter } from './LayerFooter.tsx';
import { LayerHeader } from './LayerHeader.tsx';
import { LayerList } from './LayerList.tsx';
import './layers.css';

/** The layers of the picture in front, above them what is being made. */
export function LayersPanel() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  if (!document)
    return (
      <p className="layers-empty">
        <Layers size={20} aria-hidden />
        {t('layers.empty')}
      </p>
    );
  return (
    <section className="layers-panel" aria-label={t('layers.title')}>
      <LayerHeader document={document} />
      <LayerList document={document} />
      <LayerFooter />
    </section>
  );
}
