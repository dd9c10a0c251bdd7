import { BatchWork } from '../../batch/BatchWork.tsx';
import { ModelWork } from '../../models/ModelWork.tsx';
import { JobsPanel } from '../../neural/jobs/panel/JobsPanel.tsx';

/** All that goes on: jobs of neural tools, and the work of other features. */
export function Jobs() {
  return (
    <JobsPanel>
      <BatchWork />
      <ModelWork />
    </JobsPanel>
  );
}
