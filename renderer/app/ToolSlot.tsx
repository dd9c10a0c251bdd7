import { Check } from 'lucide-react';
import { DropdownMenu as Menu, Toolbar } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../actions/use-action.ts';
import { Keys } from '../ui/Keys.tsx';
import { Tip } from '../ui/Tip.tsx';
import { shownTool, takeTool, useHand } from '../view/hand/store.ts';
import type { HandTool } from '../view/hand/tool.ts';

/** How long a press brings the other tools of the group, milliseconds. */
const longPress = 350;

/** A group's place in the strip: the tool that was used last; a long press or the other button brings the rest. */
export function ToolSlot({ group }: { readonly group: readonly HandTool[] }) {
  const { t } = useTranslation();
  const shown = useHand((state) => shownTool(group, state));
  const pressed = useHand((state) => group.some(({ id }) => id === state.tool));
  const [open, setOpen] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shortcut = useShortcut(`tool-${shown?.id ?? ''}`);
  if (!shown) return null;
  const Icon = shown.icon;
  const name = t(`handTools.${shown.id}`);
  const several = group.length > 1;
  const press = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setOpen(several);
    }, longPress);
  };
  return (
    <Menu.Root open={open} onOpenChange={setOpen}>
      <Tip
        side="right"
        text={
          <>
            {name}
            {shortcut && <Keys shortcut={shortcut} />}
          </>
        }
      >
        <Toolbar.Button
          className="icon-button tool-slot"
          aria-label={name}
          aria-pressed={pressed}
          {...(several && { 'aria-haspopup': 'menu' })}
          onPointerDown={press}
          onPointerUp={() => {
            clearTimeout(timer.current);
          }}
          onPointerLeave={() => {
            clearTimeout(timer.current);
          }}
          onClick={() => {
            takeTool(shown.id);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
            setOpen(several);
          }}
          onKeyDown={(event) => {
            if (several && event.key === 'ArrowRight') setOpen(true);
          }}
        >
          <Icon size={18} strokeWidth={1.75} aria-hidden />
          {several && <span className="tool-more" />}
          <Menu.Trigger asChild>
            <span className="tool-anchor" tabIndex={-1} aria-hidden />
          </Menu.Trigger>
        </Toolbar.Button>
      </Tip>
      <Menu.Portal>
        <Menu.Content className="menu" side="right" align="start" sideOffset={8} collisionPadding={8}>
          {group.map((tool) => (
            <FlyoutItem key={tool.id} tool={tool} chosen={tool === shown} />
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function FlyoutItem({ tool, chosen }: { readonly tool: HandTool; readonly chosen: boolean }) {
  const { t } = useTranslation();
  const shortcut = useShortcut(`tool-${tool.id}`);
  const Icon = tool.icon;
  return (
    <Menu.Item
      className="menu-item menu-ticked"
      onSelect={() => {
        takeTool(tool.id);
      }}
    >
      <span className="menu-tick">{chosen && <Check size={14} aria-hidden />}</span>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {t(`handTools.${tool.id}`)}
      {shortcut && <Keys shortcut={shortcut} />}
    </Menu.Item>
  );
}
