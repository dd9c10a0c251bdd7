import { pentimento } from '../../base/connection.ts';
import { reportUnlessLost } from '../../base/owners.ts';

/** What is wanted of an ended job has been taken: the rest of its pictures is given back. */
export function forget(id: string): void {
  pentimento().call('forgetJob', { id }).catch(reportUnlessLost);
}
