import { CircleDashed } from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../actions/ActionButton.tsx';
import { showPanel } from '../actions/workspace.ts';
import { ColourPair } from '../colour/ColourPair.tsx';
import { toolGroups } from '../view/hand/registry.ts';
import { ToolSlot } from './ToolSlot.tsx';

/** The tools for the hand, a place for each group, and the colours they paint with. */
export function ToolStrip() {
  const { t } = useTranslation();
  return (
    <div className="tool-strip">
      <Toolbar.Root
        className="tool-slots"
        orientation="vertical"
        aria-label={t('handTools.title')}
        // A click on a tool leaves the keys with the picture.
        onMouseDown={(event) => {
          event.preventDefault();
        }}
      >
        {toolGroups().map((group) => (
          <ToolSlot key={group[0]?.id} group={group} />
        ))}
      </Toolbar.Root>
      <ColourPair
        onChoose={() => {
          showPanel('colour');
        }}
      />
      <ActionButton id="quick-mask" icon={CircleDashed} side="right" />
    </div>
  );
}
