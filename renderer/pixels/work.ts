/**
 * Work that takes longer than a frame, as a plain function that says what is to be computed and goes on with
 * what came of it. Whoever carries it out chooses where: at one go here, or part by part in workers.
 */

/** A computation on plain data. What it is given and gives can be sent to a worker, and it keeps nothing. */
export interface Task<A, R> {
  readonly name: string;
  readonly run: (given: A) => R;
}

/** One computation of a task. */
export interface Call {
  readonly task: string;
  readonly given: unknown;
  /** The same here. */
  readonly here: () => unknown;
  /** How many pixels it works out, for telling how far the whole is. */
  readonly pixels: number;
}

/** Asks for computations that don't depend on each other; gets their results in their order. */
export type Work<T> = Generator<readonly Call[], T, readonly unknown[]>;

/** Has a task computed on each of what is given. */
export function* compute<A, R>(
  task: Task<A, R>,
  given: readonly A[],
  pixels: (given: A) => number,
): Work<readonly R[]> {
  if (given.length === 0) return [];
  const results = yield given.map((each) => callOf(task, each, pixels(each)));
  // One for each call, made by the task of that name: the only place where the two meet.
  return results as readonly R[];
}

export function callOf<A, R>(task: Task<A, R>, given: A, pixels: number): Call {
  return { task: task.name, given, here: () => task.run(given), pixels };
}

/** Does work here, at one go. */
export function finish<T>(work: Work<T>): T {
  let step = work.next([]);
  while (!step.done) step = work.next(step.value.map(({ here }) => here()));
  return step.value;
}

/** Runs of a list, each of so many at the most. */
export function runsOf<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * most, (at + 1) * most),
  );
}
