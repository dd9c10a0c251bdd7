import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDescription } from '../../base/application.ts';
import './panels.css';
import { showTool, usePanels } from '../recipe/store.ts';
import { RunButton } from './RunButton.tsx';
import { ToolPanel } from './ToolPanel.tsx';

/** The neural tools, a tab each, and the button that runs the one in front. */
export function NeuralPanel() {
  const { t } = useTranslation();
  const { tools } = useDescription();
  const front = usePanels((state) => state.tool);
  // What has to be tried out to be told, such as how long a run would take, waits until somebody turns here.
  const [looked, setLooked] = useState(false);
  const look = () => {
    setLooked(true);
  };
  return (
    <Tabs.Root className="neural" value={front} onValueChange={showTool} onPointerEnter={look} onFocus={look}>
      <Tabs.List className="tabs" aria-label={t('panels.title')}>
        {tools.map(({ id }) => (
          <Tabs.Trigger key={id} value={id} className="tab">
            {t(`tools.${id}.title`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tools.map((tool) => (
        <Tabs.Content key={tool.id} value={tool.id} className="tab-content" tabIndex={-1}>
          <ToolPanel tool={tool} />
        </Tabs.Content>
      ))}
      <RunButton looked={looked} />
    </Tabs.Root>
  );
}
