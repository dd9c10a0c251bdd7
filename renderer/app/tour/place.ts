/** CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Box, 'width' | 'height'>;

/** Between what is told of and the card that tells, and between the card and the window's edge. */
const gap = 12;

/** Where a card goes: beside its target, on the first side that has the room, else over its lower end; in the middle without one. */
export function placeCard(target: Box | null, card: Size, window: Size): { left: number; top: number } {
  const middle = { left: (window.width - card.width) / 2, top: (window.height - card.height) / 2 };
  if (!target) return middle;
  const along = {
    left: target.left + (target.width - card.width) / 2,
    top: target.top + (target.height - card.height) / 2,
  };
  const sides = [
    { left: target.left - card.width - gap, top: along.top },
    { left: target.left + target.width + gap, top: along.top },
    { left: along.left, top: target.top + target.height + gap },
    { left: along.left, top: target.top - card.height - gap },
  ];
  const across = ({ left }: { left: number }) => left >= gap && left + card.width <= window.width - gap;
  const down = ({ top }: { top: number }) => top >= gap && top + card.height <= window.height - gap;
  const side = sides.find((place, at) => (at < 2 ? across(place) : down(place))) ?? {
    left: along.left,
    top: target.top + target.height - card.height - 2 * gap,
  };
  return {
    left: clamp(side.left, window.width - card.width),
    top: clamp(side.top, window.height - card.height),
  };
}

function clamp(value: number, room: number): number {
  return Math.max(gap, Math.min(value, room - gap));
}
