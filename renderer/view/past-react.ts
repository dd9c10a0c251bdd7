/** Something that is shown past React: who shows it knows nothing of what draws it, and nothing is drawn where that isn't there. */
export interface PastReact<Shown> {
  /** Null hides it. */
  readonly show: (shown: Shown | null) => void;
  /** @returns what ends it. */
  readonly drawBy: (draw: (shown: Shown | null) => void) => () => void;
}

export function pastReact<Shown>(): PastReact<Shown> {
  let drawing: ((shown: Shown | null) => void) | null = null;
  return {
    show: (shown) => drawing?.(shown),
    drawBy(draw) {
      drawing = draw;
      return () => {
        drawing = null;
      };
    },
  };
}
