import i18next from 'i18next';
import { create } from 'zustand';
import type { ChosenFolder, KeepAs, PeopleSeen } from '../../../preload/contract/index.ts';
import { chooseFiles } from '../../base/choose-files.ts';
import { chooseFolder, droppedPhotos, handOver, isPhoto } from '../../base/choose-folder.ts';
import type { FolderOfFiles } from '../../base/choose-folder.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { letGo, ownerOf } from '../../base/owners.ts';
import { readPeople, reopenPeople, showPerson, usePeople } from './store.ts';

/** Photos are handed over and looked through; then it is said who is who. */
type Look =
  | { readonly state: 'handing' }
  | { readonly state: 'looking'; readonly done: number; readonly of: number }
  | { readonly state: 'seen'; readonly seen: PeopleSeen; readonly name: string }
  | { readonly state: 'keeping'; readonly seen: PeopleSeen; readonly name: string };

/** What is being looked through for people, if anything is. */
export const useLook = create<{ readonly look: Look | null }>(() => ({ look: null }));

/** What was seen stays until the next look, or until it is kept or left. */
const owner = () => ownerOf('people');

export const lookInFolder = () => lookThrough(chooseFolder());

/** Looks through a folder that is chosen already. */
export const lookInChosen = (folder: ChosenFolder) => lookThrough(Promise.resolve(folder));

export async function lookInPhotos(): Promise<void> {
  const files = await chooseFiles(true);
  if (files.length > 0) await lookThrough(handOverPhotos({ name: '', files }));
}

/** Dropped photos, or folders of them: to be called before the event is over. */
export function lookInDropped(transfer: DataTransfer): Promise<void> {
  return lookThrough(droppedPhotos(transfer).then(handOverPhotos));
}

/** Null where there are none, and the person has been told. */
async function handOverPhotos(chosen: FolderOfFiles): Promise<ChosenFolder | null> {
  if (chosen.files.some(isPhoto)) return handOver(chosen);
  notify('information', i18next.t('people.noPhotos'));
  return null;
}

/** Counts the looks: what comes of one that was left is nobody's. */
let looks = 0;

async function lookThrough(choosing: Promise<ChosenFolder | null>): Promise<void> {
  const turn = (looks += 1);
  const isWanted = () => turn === looks;
  useLook.setState({ look: { state: 'handing' } });
  const stop = pentimento().on('looking', ({ owner: whose, done, of }) => {
    if (whose === owner() && isWanted()) useLook.setState({ look: { state: 'looking', done, of } });
  });
  try {
    const folder = await choosing;
    if (!isWanted()) return;
    if (!folder) {
      endLook();
      return;
    }
    const seen = await pentimento().call('lookForPeople', { owner: owner(), folder });
    if (!isWanted()) return;
    useLook.setState({ look: { state: 'seen', seen, name: folder.name } });
    if (usePeople.getState().open) return;
    notify('information', i18next.t('people.lookDone'), null, {
      label: i18next.t('people.who'),
      run: reopenPeople,
    });
  } catch (error) {
    if (!isWanted()) return;
    report(error);
    endLook();
  } finally {
    stop();
  }
}

/** Stops looking, or leaves what was seen. What is being kept can't be left: its pictures are needed until it is. */
export function leaveLook(): void {
  const { look } = useLook.getState();
  if (look?.state === 'keeping') return;
  looks += 1;
  if (look?.state === 'looking') pentimento().call('stopLooking', { owner: owner() }).catch(report);
  endLook();
}

function endLook(): void {
  if (useLook.getState().look === null) return;
  useLook.setState({ look: null });
  letGo(owner());
}

/** Keeps people who were seen; the first of them is in front then. */
export async function keep(people: readonly KeepAs[]): Promise<void> {
  const { look } = useLook.getState();
  if (look?.state !== 'seen') return;
  useLook.setState({ look: { ...look, state: 'keeping' } });
  try {
    const kept = await pentimento().call('keepPeople', { owner: owner(), people: [...people] });
    await readPeople();
    showPerson(kept.identities[0] ?? null);
    endLook();
  } catch (error) {
    report(error);
    useLook.setState({ look });
  }
}
