import type { ToolDescription } from '../../../../preload/contract/index.ts';
import { CallError } from '../../../../preload/contract/index.ts';
import { referenceKey } from '../../../../preload/contract/recipe-parameters.ts';
import type { Reference } from '../../../../preload/contract/recipe.ts';
import { findTool } from '../../../base/application.ts';
import { Background } from '../../../base/background.ts';
import { failureWords, report } from '../../../base/notices.ts';
import { isAtWork, useDrafts } from '../../../picture/drafts.ts';
import { useRework } from '../../../picture/rework.ts';
import { useDocuments } from '../../../picture/store.ts';
import { jobsOf, useJobs } from '../../jobs/store.ts';
import type { OpenJob } from '../../jobs/store.ts';

import { usePanels } from '../../recipe/store.ts';
import { showRested } from './on-canvas.ts';
import type { Use } from './sizes.ts';
import { keepTrial, restOn, turnTo, useTrials } from './store.ts';
import { isSame, subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';
import { tryOn } from './try-on.ts';

/** The picture and the settings stand still for so long before styles are tried on them, milliseconds. */
const patience = 350;

interface Task {
  readonly use: Use;
  readonly key: string;
  readonly reference: Reference;
  readonly of: Subject;
}

/** The styles that there are tiles for, and which of those are in sight. */
const offered = new Map<string, { readonly reference: Reference; seen: boolean }>();
let renewOrder: () => void = () => undefined;

/** A tile has come, and is in sight or isn't. Returns what takes it away. */
export function offerTile(reference: Reference, seen: boolean): () => void {
  const key = referenceKey(reference);
  const offer = { reference, seen };
  offered.set(key, offer);
  renewOrder();
  return () => {
    if (offered.get(key) === offer) offered.delete(key);
  };
}

/**
 * Tries every style that there is a tile for on what a run would work on, as long as the gallery is in sight: one at a
 * time, in the background. Strokes and jobs go first. Returns what stops it.
 *
 * @param input Of the tool, which takes the styles.
 */
export function startTrials(tool: ToolDescription, input: string): () => void {
  const tasks = new Map<string, Task>();
  let number = 0;
  let wanted: Subject | null = null;
  let standing = 0;
  let stillness = 0;
  /** Whether nobody has been at work for a while: one stroke follows another. */
  let quiet = true;

  const mayWork = () =>
    quiet &&
    document.visibilityState === 'visible' &&
    !isAtWork() &&
    !useJobs.getState().jobs.some(isHurried);
  const background = new Background<ImageBitmap | null>({
    mayWork,
    make: async (name) => {
      const task = tasks.get(name);
      return task ? tryOn(tool, input, task.of, task.reference, task.use) : null;
    },
    onMade: (name, bitmap) => {
      const task = tasks.get(name);
      if (task) keepTrial(task.use, task.key, { of: task.of, bitmap });
    },
    onFailure: (name, error) => {
      const key = tasks.get(name)?.key;
      if (key === undefined || !(error instanceof CallError)) {
        report(error);
        return;
      }
      const { title, detail } = failureWords(error);
      useTrials.setState(({ failures }) => ({ failures: { ...failures, [key]: `${title}: ${detail}` } }));
    },
  });
  const order = () => {
    const { subject, tiles, large, failures, renewed, rested } = useTrials.getState();
    tasks.clear();
    if (subject && isSame(subject, wanted)) {
      const known = { tile: tiles, canvas: large };
      const add = (use: Use, key: string) => {
        const offer = offered.get(key);
        if (!offer || key in failures || known[use][key]?.of === subject) return;
        tasks.set(`${number} ${renewed[key] ?? 0} ${use} ${key}`, {
          use,
          key,
          reference: offer.reference,
          of: subject,
        });
      };
      if (rested !== null) {
        add('tile', rested);
        add('canvas', rested);
      }
      for (const inSight of [true, false])
        for (const [key, { seen }] of offered) if (seen === inSight) add('tile', key);
    }
    background.want([...tasks.keys()]);
  };
  const look = () => {
    const next = subjectOf(tool);
    if (isSame(next, wanted)) return;
    wanted = next;
    clearTimeout(standing);
    const turn = () => {
      number += 1;
      turnTo(wanted);
    };
    // Of another document nothing may stay in sight.
    if (next?.document === useTrials.getState().subject?.document) {
      order();
      standing = window.setTimeout(turn, patience);
    } else turn();
  };
  const goOn = () => void background.goOn();
  const waitForQuiet = () => {
    if (isAtWork()) {
      quiet = false;
      clearTimeout(stillness);
    } else if (!quiet) {
      clearTimeout(stillness);
      stillness = window.setTimeout(() => {
        quiet = true;
        goOn();
      }, patience);
    }
  };

  renewOrder = order;
  const stops = [
    ...[useDocuments, usePanels, useRework].map((store) => store.subscribe(look)),
    useDocuments.subscribe(showRested),
    useDrafts.subscribe(waitForQuiet),
    useTrials.subscribe(() => {
      order();
      showRested();
    }),
    useJobs.subscribe((state) => {
      const { subject } = useTrials.getState();
      // What is painted in earnest is what the person looks at from now on.
      if (subject && jobsOf(state, subject.document).some(isHurried)) restOn(null);
      goOn();
    }),
  ];
  document.addEventListener('visibilitychange', goOn);
  look();
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener('visibilitychange', goOn);
    clearTimeout(standing);
    clearTimeout(stillness);
    renewOrder = () => undefined;
    background.want([]);
    restOn(null);
    turnTo(null);
    showRested();
  };
}

/** Whether somebody waits for a job: what learns takes hours, and lets others go first. */
function isHurried({ state, tool }: OpenJob): boolean {
  return state !== 'paused' && !findTool(tool)?.learns;
}
