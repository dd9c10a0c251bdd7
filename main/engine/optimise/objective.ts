/** A function to be made small, with its gradient; one call is one run of the network, there and back. */
export type Objective = (x: Float32Array) => Promise<Evaluation>;

export interface Evaluation {
  readonly loss: number;
  /** ∂loss/∂x, as long as x. The optimiser may keep it. */
  readonly gradient: Float32Array;
}

/** One step of an optimiser. */
export interface Iteration {
  /** 1, 2, … */
  readonly iteration: number;
  /** The loss at `x`. */
  readonly loss: number;
  /** Where the descent stands. It changes with the next iteration: copy it to keep it. */
  readonly x: Float32Array;
}

/**
 * Descends from `x` (which it leaves alone), yielding after each iteration; it ends when it can get no lower. Told
 * `true` for a yield, it takes the objective to have changed, and asks anew about where it stands.
 */
export type Optimiser = (
  objective: Objective,
  x: Float32Array,
) => AsyncGenerator<Iteration, void, boolean | undefined>;
