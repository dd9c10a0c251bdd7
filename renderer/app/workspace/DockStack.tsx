import { ChevronDown, ChevronUp } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { Suspense, useDeferredValue, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { move, PanelId, show, toggleCollapsed } from '../../actions/layout.ts';
import type { Side, Stack, Target } from '../../actions/layout.ts';
import { changeLayout, useWorkspace } from '../../actions/workspace.ts';
import { IconButton } from '../../ui/Button.tsx';
import { PanelHelp } from './PanelHelp.tsx';
import { StackMenu } from './StackMenu.tsx';
import { setDragged, useDragged } from './dragged.ts';
import { panels } from './panels.ts';

/** What the name of a panel takes about, CSS pixels. */
const tabWidth = 82;
/** What the buttons beside the names take. */
const buttons = 72;

interface DockStackProps {
  readonly side: Side;
  readonly at: number;
  readonly stack: Stack;
}

/** Panels that share a place, a tab each. */
export function DockStack({ side, at, stack }: DockStackProps) {
  const { t } = useTranslation();
  const { active, collapsed, share } = stack;
  const [target, setTarget] = useState<Target | null>(null);
  const width = useWorkspace((state) => state.layout[side].width);
  const crowded = stack.panels.length * tabWidth > width - buttons;
  const Content = panels[active].component;
  // The window answers while its panels' script is loaded and they are filled, which takes longer than all of the rest.
  const filled = useDeferredValue(true, false);
  const drop = (event: DragEvent) => {
    const { panel } = useDragged.getState();
    if (!panel || !target) return;
    event.preventDefault();
    changeLayout((layout) => move(layout, panel, target));
    setTarget(null);
    setDragged(null);
  };
  return (
    <section
      className="stack"
      data-stack
      data-collapsed={collapsed}
      data-drop={target && 'before' in target ? (target.before > at ? 'below' : 'above') : undefined}
      style={{ flexGrow: collapsed ? 0 : share }}
      onDragOver={(event) => {
        if (!useDragged.getState().panel) return;
        event.preventDefault();
        setTarget(targetAt(event, side, at));
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setTarget(null);
      }}
      onDrop={drop}
    >
      <Tabs.Root
        className="stack-tabs"
        value={collapsed ? '' : active}
        activationMode="manual"
        onValueChange={(value) => {
          changeLayout((layout) => show(layout, PanelId.parse(value)));
        }}
      >
        <div
          className="stack-head"
          onDoubleClick={() => {
            changeLayout((layout) => toggleCollapsed(layout, side, at));
          }}
        >
          <Tabs.List className="stack-list" aria-label={t('docks.panelTabs')}>
            {stack.panels.map((id, index) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className="stack-tab"
                draggable
                title={t(`docks.panels.${id}`)}
                aria-label={t(`docks.panels.${id}`)}
                data-drop={target && 'index' in target && target.index === index ? 'here' : undefined}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', t(`docks.panels.${id}`));
                  event.dataTransfer.effectAllowed = 'move';
                  setDragged(id);
                }}
                onDragEnd={() => {
                  setDragged(null);
                }}
              >
                <TabName id={id} short={crowded && (collapsed || id !== active)} />
              </Tabs.Trigger>
            ))}
            {target && 'index' in target && target.index >= stack.panels.length && (
              <span className="stack-tab-end" />
            )}
          </Tabs.List>
          {!collapsed && <PanelHelp panel={active} />}
          <StackMenu side={side} at={at} stack={stack} />
          <IconButton
            small
            icon={collapsed ? ChevronDown : ChevronUp}
            label={t(collapsed ? 'docks.expand' : 'docks.collapse')}
            aria-expanded={!collapsed}
            side="left"
            onClick={() => {
              changeLayout((layout) => toggleCollapsed(layout, side, at));
            }}
          />
        </div>
        {!collapsed && (
          <Tabs.Content value={active} className="stack-body" tabIndex={-1}>
            <Suspense>{filled && <Content />}</Suspense>
          </Tabs.Content>
        )}
      </Tabs.Root>
    </section>
  );
}

/** A tab's name, or its sign alone. */
function TabName({ id, short }: { readonly id: PanelId; readonly short: boolean }) {
  const { t } = useTranslation();
  const Icon = panels[id].icon;
  return short ? <Icon size={15} strokeWidth={1.75} aria-hidden /> : t(`docks.panels.${id}`);
}

/** Over the tabs a panel goes between them; over the content, above or below the whole stack. */
function targetAt(event: DragEvent<HTMLElement>, side: Side, at: number): Target {
  const head = event.currentTarget.querySelector('.stack-head');
  if (head && event.target instanceof Node && head.contains(event.target)) {
    const tabs = [...head.querySelectorAll('.stack-tab')].map((tab) => tab.getBoundingClientRect());
    const index = tabs.findIndex(({ left, width }) => event.clientX < left + width / 2);
    return { side, stack: at, index: index < 0 ? tabs.length : index };
  }
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return { side, before: event.clientY < top + height / 2 ? at : at + 1 };
}
