import { Fragment, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultLayout, move, narrowest, setHeights, setWidth, widest } from '../../actions/layout.ts';
import type { Side } from '../../actions/layout.ts';
import { changeLayout, useWorkspace } from '../../actions/workspace.ts';
import { DockStack } from './DockStack.tsx';
import { Splitter } from './Splitter.tsx';
import './docks.css';
import { setDragged, useDragged } from './dragged.ts';

/** Heights that a stack can't be dragged below, CSS pixels. */
const lowest = 120;

/** The stacks of panels at one side of the picture. */
export function Dock({ side }: { readonly side: Side }) {
  const { t } = useTranslation();
  const { width, stacks } = useWorkspace((state) => state.layout[side]);
  const hidden = useWorkspace((state) => state.hidden);
  const dragging = useDragged((state) => state.panel !== null);
  const element = useRef<HTMLElement>(null);
  const start = useRef<readonly number[]>([]);

  if (hidden) return null;
  if (stacks.length === 0) return dragging ? <EmptyDock side={side} /> : null;

  const heights = () =>
    [...(element.current?.querySelectorAll('[data-stack]') ?? [])].map(
      (stack) => stack.getBoundingClientRect().height,
    );
  const keepHeights = () => {
    start.current = heights();
  };
  const resize = (above: number, below: number, distance: number) => {
    const [top = 0, bottom = 0] = [start.current[above], start.current[below]];
    const way = Math.min(Math.max(distance, lowest - top), bottom - lowest);
    const next = start.current.map((height, at) => {
      if (at === above) return height + way;
      return at === below ? height - way : height;
    });
    changeLayout((layout) => setHeights(layout, side, next));
  };

  return (
    <aside ref={element} className={`dock dock-${side}`} style={{ width }} aria-label={t(`docks.${side}`)}>
      <Splitter
        label={t('docks.width')}
        direction="vertical"
        value={width}
        minimum={narrowest}
        maximum={widest}
        onStart={() => {
          start.current = [width];
        }}
        onMove={(distance) => {
          const [before = width] = start.current;
          changeLayout((layout) => setWidth(layout, side, before + (side === 'left' ? distance : -distance)));
        }}
        onReset={() => {
          changeLayout((layout) => setWidth(layout, side, defaultLayout[side].width));
        }}
      />
      {stacks.map((stack, at) => {
        const above = stacks.findLastIndex((each, index) => index < at && !each.collapsed);
        const moves = above >= 0 && !stack.collapsed;
        return (
          <Fragment key={stack.panels.join()}>
            {moves && (
              <Splitter
                label={t('docks.height')}
                direction="horizontal"
                value={stack.share}
                minimum={lowest}
                maximum={2000}
                onStart={keepHeights}
                onMove={(distance) => {
                  resize(above, at, distance);
                }}
              />
            )}
            <DockStack side={side} at={at} stack={stack} />
          </Fragment>
        );
      })}
    </aside>
  );
}

/** A dock without panels, while one could be put there. */
function EmptyDock({ side }: { readonly side: Side }) {
  const [over, setOver] = useState(false);
  return (
    <div
      className={`dock-empty dock-empty-${side}`}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        const { panel } = useDragged.getState();
        if (panel) changeLayout((layout) => move(layout, panel, { side, before: 0 }));
        setDragged(null);
      }}
    />
  );
}
