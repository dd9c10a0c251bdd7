/**
 * What is done once a frame, in this order: first the pointer's positions go to the tool, then what they
 * changed is drawn, so that a stroke is on the screen in the frame in which the pointer moved.
 */
type Phase = 'input' | 'paint';

const waiting: Record<Phase, Set<() => void>> = { input: new Set(), paint: new Set() };
let requested = false;
let running = false;

/** Does the task in the coming frame, or in this one where its phase is still to come. Asking twice does it once. */
export function inFrame(phase: Phase, task: () => void): void {
  waiting[phase].add(task);
  if (!requested && !running) request();
}

export function notInFrame(phase: Phase, task: () => void): void {
  waiting[phase].delete(task);
}

function request(): void {
  requested = true;
  requestAnimationFrame(run);
}

function run(): void {
  requested = false;
  running = true;
  try {
    for (const phase of ['input', 'paint'] as const) {
      const tasks = waiting[phase];
      waiting[phase] = new Set();
      for (const task of tasks) task();
    }
  } finally {
    running = false;
    if (waiting.input.size > 0 || waiting.paint.size > 0) request();
  }
}
