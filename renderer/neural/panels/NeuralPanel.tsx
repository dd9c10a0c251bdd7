import { Tabs } from 'radix-ui';
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
  return (
    <Tabs.Root className="neural" value={front} onValueChange={showTool}>
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
      <RunButton />
    </Tabs.Root>
  );
}
