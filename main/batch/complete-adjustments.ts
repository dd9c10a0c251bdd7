import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import { Adjustment, type AdjustmentType } from '../../preload/contract/document.ts';

type Fields = Readonly<Record<string, unknown>>;

const types: readonly AdjustmentType[] = Adjustment.options.map(({ shape }) => shape.type.value);

/**
 * A recipe as a file says it, with what its adjustments leave out as it is where they begin. Pure.
 * @param fault hears what an adjustment can't have: where it stands, and what is allowed there.
 */
export function completeAdjustments(recipe: Fields, fault: (fault: string) => void): Fields {
  const { steps } = recipe;
  if (!Array.isArray(steps)) return recipe;
  return {
    ...recipe,
    steps: steps.map((step: unknown, at) => {
      if (!isFields(step) || !isFields(step.adjustment)) return step;
      const place = `steps.${at}.adjustment`;
      const type = types.find((known) => known === (step.adjustment as Fields).type);
      if (type)
        return { ...step, adjustment: completed(defaultAdjustment(type), step.adjustment, place, fault) };
      fault(`${place}.type (${types.join(', ')})`);
      return step;
    }),
  };
}

function completed(start: Fields, given: Fields, place: string, fault: (fault: string) => void): Fields {
  const whole: Record<string, unknown> = { ...start };
  for (const [name, value] of Object.entries(given)) {
    const own = start[name];
    const here = `${place}.${name}`;
    if (own === undefined) fault(here);
    whole[name] = isFields(own) && isFields(value) ? completed(own, value, here, fault) : value;
  }
  return whole;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
