import type { Planes } from '../../image/pixels.ts';
import { input, mul, type Value } from '../graph/index.ts';
import type { Method, View } from '../losses/method.ts';
import { stepOf, taps, type FeatureNetwork, type Tap } from '../networks/features.ts';
import { planWindows, type WindowPlan } from '../runtime/windows.ts';

export interface Problem {
  readonly width: number;
  readonly height: number;
  readonly network: FeatureNetwork;
  readonly method: Method;
  /** The photo whose content is kept; needed where the method has a content tap. */
  readonly photo: Planes | null;
  /** Bytes the computation may take; larger pictures are computed in windows. */
  readonly memoryBudget: number;
}

/** How many windows the memory asks for. */
export function planFor({ width, height, network, memoryBudget }: Problem): WindowPlan {
  return planWindows(width, height, network.reach, stepOf('relu5_1'), memoryBudget / network.bytesPerPixel);
}

/** What running one window takes. */
export function workingBytes({ network }: Problem, { width, height }: WindowPlan): number {
  return width * height * network.bytesPerPixel;
}

/** The graph's inputs for one window, and the view a method is written on. */
export function describeView(
  problem: Problem,
  plan: WindowPlan,
): { view: View; inputs: Value[]; masks: Value[] } {
  const { network, method, width, height } = problem;
  const whole = plan.windows.length === 1;
  const picture = input('picture', [1, 3, plan.height, plan.width]);
  const plain = network.features(picture);
  const masks = mapTaps((tap) => {
    const step = stepOf(tap);
    return input(`mask ${tap}`, [1, 1, Math.floor(plan.height / step), Math.floor(plan.width / step)]);
  });
  const features = whole ? plain : mapTaps((tap) => mul(plain[tap], masks[tap]));
  const maskInputs = whole ? [] : taps.map((tap) => masks[tap]);
  const content = method.contentTap && {
    features: input('photo', plain[method.contentTap].shape),
    power: input('photo power', []),
  };
  return {
    view: {
      picture,
      features,
      positions: mapTaps((tap) => Math.floor(height / stepOf(tap)) * Math.floor(width / stepOf(tap))),
      content,
      share: whole ? undefined : { mask: masks.relu1_1, width, height },
    },
    inputs: [picture, ...(content ? [content.features, content.power] : []), ...maskInputs],
    masks: maskInputs,
  };
}

function mapTaps<T>(make: (tap: Tap) => T): Record<Tap, T> {
  return Object.fromEntries(taps.map((tap) => [tap, make(tap)])) as Record<Tap, T>;
}
