import { Layer } from 'react-konva';
import type { OpenDocument } from '../documents/document.ts';
import { GuideLines } from '../guides/GuideLines.tsx';
import { useHandTool } from '../hand/store.ts';
import { SelectionOverlay } from '../selection/Ants.tsx';
import { QuickMaskOverlay } from '../selection/quick-mask/QuickMaskOverlay.tsx';
import { useQuickMask } from '../selection/store.ts';
import { ViewGroup } from './ViewGroup.tsx';

/** What lies over the picture: guides, the selection, and what the tool in hand draws. */
export function Overlay({ document }: { readonly document: OpenDocument }) {
  const tool = useHandTool();
  const masking = useQuickMask((state) => state.on.has(document.id));
  return (
    <>
      {masking && (
        <Layer listening={false}>
          <ViewGroup>
            <QuickMaskOverlay document={document} />
          </ViewGroup>
        </Layer>
      )}
      <Layer listening={false}>
        <GuideLines id={document.id} />
        <ViewGroup>
          <SelectionOverlay document={document} />
          {tool.Overlay && <tool.Overlay key={tool.id} document={document} />}
        </ViewGroup>
      </Layer>
    </>
  );
}
