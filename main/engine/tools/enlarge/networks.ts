import type { Enlarger } from '../../networks/enlarger.ts';
import { esrgan } from '../../networks/esrgan.ts';
import { loadWeights } from '../../networks/load.ts';
import { selfEnsemble } from '../../networks/self-ensemble.ts';
import { srresnet, srresnetFactors } from '../../networks/srresnet.ts';
import { vdsr } from '../../networks/vdsr.ts';
import type { Weights } from '../../networks/weights.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { EnlargeParameters } from './definition.ts';
import type { Abilities } from './steps.ts';

/** A family of networks and what it can do. */
export interface Family {
  readonly abilities: Abilities;
  /** The network for one pass, by its own factor or over what bicubic has enlarged. */
  readonly network: (factor: number | null) => Promise<Enlarger>;
}

const ESRGAN_FACTORS = [2, 3, 4];

/** Which networks the parameters ask for. @throws UserError bad-model where they are missing or others. */
export async function findFamily(runtime: Runtime, parameters: EnlargeParameters): Promise<Family> {
  const { abilities, network } = await readFamily(runtime, parameters);
  if (!parameters.average) return { abilities, network };
  return { abilities, network: async (factor) => selfEnsemble(await network(factor)) };
}

async function readFamily(runtime: Runtime, parameters: EnlargeParameters): Promise<Family> {
  const read = (id: string) => loadWeights(runtime, id);
  switch (parameters.method) {
    case 'faithful':
      if (parameters.faithfulNetwork === 'vdsr') {
        const network = vdsr(await read('vdsr'));
        return { abilities: { upTo: 4 }, network: () => Promise.resolve(network) };
      }
      return srresnetFamily(await read('srresnet'));
    case 'crisp':
      return srresnetFamily(await read(parameters.crispNetwork));
    case 'vivid': {
      const name = `esrgan-${parameters.vividNetwork}`;
      return {
        abilities: { factors: ESRGAN_FACTORS },
        network: async (factor) => esrgan(await read(`${name}-x${factor ?? 1}`), factor ?? 1),
      };
    }
  }
}

function srresnetFamily(weights: Weights): Family {
  return {
    abilities: { factors: srresnetFactors(weights) },
    network: (factor) => Promise.resolve(srresnet(weights, factor ?? 1)),
  };
}
