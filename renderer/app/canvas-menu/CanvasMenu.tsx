import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { isTipTool } from '../../brushes/store.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { useHandTool } from '../../view/hand/store.ts';
import type { CanvasPointer } from '../../view/hand/tool.ts';
import { isOwn } from '../../view/pointer.ts';
import { canvasPointer } from '../../view/position.ts';
import { ActionMenu } from './ActionMenu.tsx';
import { LayerChoice } from './LayerChoice.tsx';
import { TipPopover } from './TipPopover.tsx';
import './canvas-menu.css';

/** Where the other button was pressed: in the window, and over the picture. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly pointer: CanvasPointer;
}

interface CanvasMenuProps {
  readonly host: RefObject<HTMLElement | null>;
  readonly document: OpenDocument;
}

/** What the other button brings over the canvas: the settings of a tip, a tool's own commands, or the layers there. */
export function CanvasMenu({ host, document }: CanvasMenuProps) {
  const tool = useHandTool();
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const listening = new AbortController();
    element.addEventListener(
      'contextmenu',
      (event) => {
        if (isOwn(event.target)) return;
        event.preventDefault();
        // With Alt it changes the tip; on macOS Ctrl makes a click one of the other button.
        if (event.altKey) return;
        setPlace({ left: event.clientX, top: event.clientY, pointer: canvasPointer(event, element) });
      },
      { signal: listening.signal },
    );
    return () => {
      listening.abort();
    };
  }, [host]);
  if (!place) return null;
  const { left, top, pointer } = place;
  const common = {
    anchor: <span className="canvas-menu-anchor" style={{ left, top }} />,
    onClose: () => {
      setPlace(null);
    },
  };
  const key = `${left} ${top}`;
  if (isTipTool(tool.id)) return <TipPopover key={key} tool={tool.id} {...common} />;
  if (tool.menu) return <ActionMenu key={key} ids={tool.menu} {...common} />;
  return <LayerChoice key={key} document={document} pointer={pointer} {...common} />;
}
