import { Check } from 'lucide-react';
import { DropdownMenu as Menu } from 'radix-ui';
import type { ReactElement } from 'react';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { afterClick } from '../../picture/select.ts';
import { take } from '../../picture/step.ts';
import { layersUnder } from '../../transform/movable.ts';
import type { CanvasPointer } from '../../view/hand/tool.ts';
import { ActionMenu } from './ActionMenu.tsx';

/** As many as are offered, from the top. */
const most = 10;

const commands = [
  ...['new-layer', 'duplicate-layer', 'delete-layer', 'rename-layer', '-'],
  ...['tool-transform', 'group-layers', 'clip-layer', 'lock-layer', '-'],
  ...['mask-reveal', 'mask-from-selection', 'merge-down', 'flatten-image', '-'],
  ...['fit', 'actual-size'],
];

interface LayerChoiceProps {
  readonly document: OpenDocument;
  readonly pointer: CanvasPointer;
  readonly anchor: ReactElement;
  readonly onClose: () => void;
}

/** The layers under the pointer, one of which is taken in hand, and what can be done with those in hand. */
export function LayerChoice({ document, pointer, ...menu }: LayerChoiceProps) {
  const under = layersUnder(presentOf(document).layers, pointer).slice(0, most);
  return (
    <ActionMenu ids={commands} {...menu}>
      {under.map(({ id, name }) => (
        <Menu.CheckboxItem
          key={id}
          className="menu-item menu-ticked"
          checked={document.selected.includes(id)}
          onSelect={() => {
            take((picture, hand) => afterClick(picture, hand, id, 'alone'));
          }}
        >
          <span className="menu-tick">
            {document.selected.includes(id) && <Check size={14} aria-hidden />}
          </span>
          <span className="canvas-menu-layer">{name}</span>
        </Menu.CheckboxItem>
      ))}
      {under.length > 0 && <Menu.Separator className="menu-line" />}
    </ActionMenu>
  );
}
