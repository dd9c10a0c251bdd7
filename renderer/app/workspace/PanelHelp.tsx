import { useTranslation } from 'react-i18next';
import type { PanelId } from '../../actions/layout.ts';
import { HelpButton } from '../../help/HelpButton.tsx';
import { pageOfTool } from '../../help/pages.ts';
import type { PageId } from '../../help/pages.ts';
import { usePanels } from '../../neural/recipe/store.ts';

/** The page that tells of a panel; of neural tools each has its own. */
const pageOf: Readonly<Record<Exclude<PanelId, 'neural'>, PageId>> = {
  navigator: 'view',
  histogram: 'colour',
  info: 'colour',
  colour: 'colour',
  swatches: 'colour',
  properties: 'layers',
  layers: 'layers',
  history: 'history',
  jobs: 'jobs',
};

/** What a panel is for, in a sentence, and the way to its page. */
export function PanelHelp({ panel }: { readonly panel: PanelId }) {
  const { t } = useTranslation();
  const tool = usePanels((state) => state.tool);
  const { page, about } =
    panel === 'neural'
      ? { page: pageOfTool(tool), about: t(`tools.${tool}.about`) }
      : { page: pageOf[panel], about: t(`help.panels.${panel}`) };
  return <HelpButton about={about} page={page} side="left" />;
}
