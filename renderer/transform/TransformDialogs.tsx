import { useActiveDocument } from '../picture/store.ts';
import { CanvasSizeDialog } from './CanvasSizeDialog.tsx';
import { ImageSizeDialog } from './ImageSizeDialog.tsx';
import { useSizeDialog } from './store.ts';
import '../ui/bars.css';

/** The dialogs about sizes. */
export function TransformDialogs() {
  const open = useSizeDialog((state) => state.open);
  const document = useActiveDocument();
  return (
    <>
      {document && open === 'image' && <ImageSizeDialog key={document.id} document={document} />}
      {document && open === 'canvas' && <CanvasSizeDialog key={document.id} document={document} />}
    </>
  );
}
