import { Suspense } from 'react';
import { Layer } from 'react-konva';
import { GuideLines } from '../guides/GuideLines.tsx';
import { ToolOverlay } from '../neural/overlay/ToolOverlay.tsx';
import type { OpenDocument } from '../picture/document.ts';
import { SelectionOverlay } from '../selection/Ants.tsx';
import { QuickMaskOverlay } from '../selection/quick-mask/QuickMaskOverlay.tsx';
import { ViewGroup } from '../view/ViewGroup.tsx';
import { useHandTool } from '../view/hand/store.ts';

/** What lies over the picture: guides, the selection, what the neural tool in sight shows, and what the tool in hand draws. */
export function Overlay({ document }: { readonly document: OpenDocument }) {
  const tool = useHandTool();
  return (
    <>
      {/* There even while it is empty: Konva draws every layer anew when one comes or goes, and so wipes the picture's. */}
      <Layer listening={false}>
        <ViewGroup>
          <QuickMaskOverlay document={document} />
        </ViewGroup>
      </Layer>
      <Layer listening={false}>
        <GuideLines id={document.id} />
        <ViewGroup>
          <SelectionOverlay document={document} />
          <ToolOverlay document={document} />
          <Suspense>{tool.Overlay && <tool.Overlay key={tool.id} document={document} />}</Suspense>
        </ViewGroup>
      </Layer>
    </>
  );
}
