import { isPoor, type FaceNumbers } from './record.ts';

/** Where a head is turned, as who looks at the picture sees it. */
export const views = ['front', 'left', 'right', 'up', 'down'] as const;
export type View = (typeof views)[number];

export const expressions = ['mouth-closed', 'mouth-open'] as const;
export type Expression = (typeof expressions)[number];

/** How many faces show each; none that is too poor to tell. */
export interface Coverage {
  readonly views: Readonly<Record<View, number>>;
  readonly expressions: Readonly<Record<Expression, number>>;
}

type Shown = Pick<FaceNumbers, 'yaw' | 'pitch' | 'mouth'>;

/**
 * Degrees up to which somebody looks out of the picture to the side, and from which away. Landmarks tell a head that nods
 * from a chin that is long, or lowered in a smile, by some fifteen degrees only.
 */
const [frontal, aside, tilted] = [15, 20, 20];
/** In widths of the mouth. */
const openMouth = 0.15;

export function coverageOf(faces: readonly (Shown & Pick<FaceNumbers, 'faults'>)[]): Coverage {
  const clear = faces.filter((face) => !isPoor(face));
  const count = (is: (face: Shown) => boolean) => clear.filter(is).length;
  return {
    views: {
      front: count(({ yaw, pitch }) => Math.abs(yaw) <= frontal && Math.abs(pitch) < tilted),
      left: count(({ yaw }) => yaw <= -aside),
      right: count(({ yaw }) => yaw >= aside),
      up: count(({ pitch }) => pitch >= tilted),
      down: count(({ pitch }) => pitch <= -tilted),
    },
    expressions: {
      'mouth-closed': count(({ mouth }) => mouth < openMouth),
      'mouth-open': count(({ mouth }) => mouth >= openMouth),
    },
  };
}

/** What no face shows. */
export function missingIn(coverage: Coverage): readonly (View | Expression)[] {
  return [
    ...views.filter((view) => coverage.views[view] === 0),
    ...expressions.filter((expression) => coverage.expressions[expression] === 0),
  ];
}
