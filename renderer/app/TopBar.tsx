import { Layers2, Redo2, Search, Settings, Undo2 } from 'lucide-react';
import { ActionButton } from '../actions/ActionButton.tsx';
import { DeviceBadge } from './DeviceBadge.tsx';
import { MenuBar } from './workspace/MenuBar.tsx';
import { hasSystemMenu } from './workspace/system-menu.ts';

/** The menus; undo and redo; what computes, and the settings. */
export function TopBar() {
  return (
    <header className="top-bar">
      <Layers2 className="brand" size={18} aria-hidden />
      {!hasSystemMenu() && <MenuBar />}
      <span className="bar-space" />
      <ActionButton id="undo" icon={Undo2} />
      <ActionButton id="redo" icon={Redo2} />
      <span className="bar-line" />
      <ActionButton id="command-palette" icon={Search} />
      <DeviceBadge />
      <ActionButton id="settings" icon={Settings} />
    </header>
  );
}
