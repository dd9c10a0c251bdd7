import type { CallName, Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { readPeople } from './store.ts';

type Change = Extract<
  CallName,
  'renameIdentity' | 'mergeIdentities' | 'removeIdentity' | 'removeIdentityPhoto'
>;

/** Changes somebody who is kept; false where that can't be, and the person has been told. */
export async function change<N extends Change>(call: N, request: Request<N>): Promise<boolean> {
  try {
    await pentimento().call(call, request);
    await readPeople();
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}
