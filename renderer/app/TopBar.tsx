import { Download, FolderOpen, Layers2, Redo2, Undo2 } from 'lucide-react';
import { ActionButton } from '../actions/ActionButton.tsx';
import { DocumentTabs } from '../documents/DocumentTabs.tsx';
import { DeviceBadge } from './DeviceBadge.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';

export function TopBar() {
  return (
    <header className="top-bar">
      <span className="brand">
        <Layers2 size={18} aria-hidden />
        Pentimento
      </span>
      <ActionButton id="open" icon={FolderOpen} wide />
      <ActionButton id="save" icon={Download} wide />
      <span className="bar-line" />
      <ActionButton id="undo" icon={Undo2} />
      <ActionButton id="redo" icon={Redo2} />
      <span className="bar-line" />
      <DocumentTabs />
      <DeviceBadge />
      <SettingsMenu />
    </header>
  );
}
