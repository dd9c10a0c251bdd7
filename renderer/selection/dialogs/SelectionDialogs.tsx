import { useActiveDocument } from '../../picture/store.ts';
import '../selection.css';
import { AmountDialog } from './AmountDialog.tsx';
import { ColourRangeDialog } from './ColourRangeDialog.tsx';
import { LoadSelectionDialog } from './LoadSelectionDialog.tsx';
import { RefineDialog } from './RefineDialog.tsx';
import { SaveSelectionDialog } from './SaveSelectionDialog.tsx';
import { useSelectionDialog } from './store.ts';

/** Whichever dialog about the selection stands open. */
export function SelectionDialogs() {
  const open = useSelectionDialog((state) => state.open);
  const document = useActiveDocument();
  if (!open || !document) return null;
  switch (open) {
    case 'colour-range':
      return <ColourRangeDialog document={document} />;
    case 'refine':
      return <RefineDialog document={document} />;
    case 'save':
      return <SaveSelectionDialog document={document} />;
    case 'load':
      return <LoadSelectionDialog document={document} />;
    default:
      return <AmountDialog key={open} kind={open} document={document} />;
  }
}
