import { pentimento } from '../base/connection.ts';
import { useGoingOn } from '../base/going-on.ts';
import type { Work } from '../base/going-on.ts';
import { reportUnlessLost } from '../base/owners.ts';

/** Shows on the window's button in the taskbar, or its sign in the dock, how far the work is that goes on. */
export function showProgressOutside(): void {
  let told: string | null = null;
  const tell = ([first]: readonly Work[]) => {
    const progress = first ? { share: inPercent(first.share), paused: first.paused } : null;
    const said = JSON.stringify(progress);
    if (said === (told ?? 'null')) return;
    told = said;
    pentimento().call('showProgress', { progress }).catch(reportUnlessLost);
  };
  useGoingOn.subscribe(({ works }) => {
    tell(works);
  });
}

/** Nobody sees less on a bar of that size, and a job tells many times a second how far it is. */
function inPercent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 100) / 100;
}

/** How far the work is that goes on, in whole percent; null where none does, or nobody knows. */
export function usePercent(): number | null {
  return useGoingOn(({ works: [first] }) =>
    first && first.share !== null ? Math.round(first.share * 100) : null,
  );
}
