import { explain } from '../../errors/explain.ts';
import { note, type Say } from '../notes.ts';
import { ranOut } from './checks.ts';
import type { Runtime } from './runtime.ts';

interface Part {
  readonly width: number;
  readonly height: number;
}

/** How a picture is worked through: in parts of which size, and on which device. */
export interface Footing<P extends Part> {
  readonly on: Runtime;
  readonly plan: P;
  /**
   * To be called with what work has thrown: from then on there is less at a time, and at last the CPU.
   * @throws that error where it isn't for want of memory; UserError out-of-memory where nothing is left to try.
   */
  giveWay(error: unknown): Promise<void>;
}

/**
 * The same computation on less and less memory: in parts of half the size, and half again, down to the least that
 * the plan allows, and then the same on the CPU.
 * @param planFor the parts for a device, of about `most` pixels at most.
 * @param say is told of each change.
 */
export function openFooting<P extends Part>(
  runtime: Runtime,
  planFor: (on: Runtime, most: number) => P,
  say: Say,
): Footing<P> {
  let on = runtime;
  let plan = planFor(on, Infinity);

  async function giveWay(error: unknown): Promise<void> {
    if (!ranOut(error)) throw error;
    const before = `${plan.width} × ${plan.height}`;
    const smaller = planFor(on, areaOf(plan) / 2);
    if (areaOf(smaller) < areaOf(plan)) {
      plan = smaller;
      say(note('smaller-tiles', { before, after: `${plan.width} × ${plan.height}` }));
      return;
    }
    if (!on.fallback) {
      throw explain('out-of-memory.smallest', { before }, { cause: error });
    }
    const device = on.device.label;
    on = await on.fallback();
    plan = planFor(on, Infinity);
    say(note('cpu-went-on', { device, before }));
  }

  return {
    get on() {
      return on;
    },
    get plan() {
      return plan;
    },
    giveWay,
  };
}

/** Work that can be begun anew, on as much memory as there is. */
export async function withinMemory<P extends Part, T>(
  footing: Footing<P>,
  work: (on: Runtime, plan: P) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await work(footing.on, footing.plan);
    } catch (error) {
      await footing.giveWay(error);
    }
  }
}

function areaOf({ width, height }: Part): number {
  return width * height;
}
