import type { ComingModel } from '../../preload/contract/index.ts';

/** Nobody hears more often than that of a model on its way, milliseconds. */
const EVERY = 150;

/** Tells of a new stage at once, and of more bytes now and then; of the last ones before a standstill, too. */
export function atTimes(say: (state: ComingModel) => void): {
  readonly tell: (state: ComingModel) => void;
  readonly end: () => void;
} {
  let waiting: { readonly timer: NodeJS.Timeout; state: ComingModel } | null = null;
  let stage: ComingModel['stage'] | null = null;
  const end = () => {
    clearTimeout(waiting?.timer);
    waiting = null;
  };
  const later = () => {
    if (!waiting) return;
    say(waiting.state);
    waiting = null;
  };
  const tell = (state: ComingModel) => {
    if (state.stage === stage && state.bytes < state.of) {
      if (waiting) waiting.state = state;
      else waiting = { timer: setTimeout(later, EVERY), state };
      return;
    }
    end();
    stage = state.stage;
    say(state);
  };
  return { tell, end };
}
