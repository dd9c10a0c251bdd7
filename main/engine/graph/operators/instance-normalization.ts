import { GraphError, image, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { add, chain, div, mul, square, sub } from './arithmetic.ts';
import { sqrt } from './exponential.ts';
import { reduceMean, reduceSum } from './reduce.ts';
import { reshape } from './reshape.ts';

/**
 * y = scale·x̂ + bias with x̂ = (x − μ)/σ, σ² = variance + ε, over each channel of each picture.
 * ∂x = scale/σ · (g − mean g − x̂·mean(g·x̂)); ∂scale = Σ g·x̂; ∂bias = Σ g.
 * (Ulyanov et al. 2016; the gradient is that of batch normalisation, Ioffe, Szegedy 2015, section 3.)
 */
export function instanceNormalization(x: Value, scale: Value, bias: Value, epsilon = 1e-5): Value {
  const [, channels] = image('InstanceNormalization', x.shape);
  for (const parameter of [scale, bias]) {
    if (parameter.shape.length !== 1 || parameter.shape[0] !== channels) {
      throw new GraphError(
        `InstanceNormalization: ${text(parameter.shape)} is not one number for each of ${channels} channels.`,
      );
    }
  }
  return operation('InstanceNormalization', [x, scale, bias], {
    shape: x.shape,
    attributes: { epsilon: { float: epsilon } },
    gradient: (g) => {
      const mean = (value: Value) => reduceMean(value, [2, 3], { keepDims: true });
      const centred = sub(x, mean(x));
      const deviation = sqrt(add(mean(square(centred)), epsilon));
      const normal = div(centred, deviation);
      const along = chain(g, normal);
      return [
        () => {
          const slope = div(reshape(scale, [1, channels, 1, 1]), deviation);
          return mul(slope, sub(sub(g, mean(g)), mul(normal, mean(along))));
        },
        () => reduceSum(along, [0, 2, 3]),
        () => reduceSum(g, [0, 2, 3]),
      ];
    },
  });
}
