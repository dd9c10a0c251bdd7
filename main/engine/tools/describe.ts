import * as z from 'zod';
import {
  SizeMeasure,
  When,
  type NumberParameter,
  type Parameter,
  type ToolDescription,
} from '../../../preload/contract/index.ts';
import type { Tool } from './tool.ts';

/** What zod writes of one property, with the hints of `parameters.ts` beside it. */
const Property = z.object({
  type: z.enum(['number', 'integer', 'string', 'boolean', 'array', 'object']),
  kind: z.enum(['weights', 'seed']).optional(),
  level: z.enum(['basic', 'advanced']).default('basic'),
  when: When.optional(),
  of: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  step: z.number().default(1),
  scale: z.enum(['linear', 'log']).default('linear'),
  unit: z.string().optional(),
  sets: SizeMeasure.optional(),
  get items() {
    return Property.optional();
  },
  get properties() {
    return z.record(z.string(), Property).optional();
  },
});
type Property = z.infer<typeof Property>;

/** The tool as data, for panels, pages and the command line. */
export function describeTool(tool: Tool): ToolDescription {
  const schema = z.toJSONSchema(tool.parameters, { io: 'input' });
  const properties = z.record(z.string(), Property).parse(schema.properties);
  return {
    id: tool.id,
    version: tool.version,
    inputs: Object.entries(tool.inputs).map(([name, input]) => ({ name, ...input })),
    learns: tool.learns ?? false,
    composite: tool.composite ?? false,
    file: tool.file ?? null,
    result: tool.result,
    size: tool.questions?.size ? 'own' : 'same',
    timed: Boolean(tool.questions?.duration),
    parameters: Object.entries(properties).map(([name, property]) => describe(name, property)),
  };
}

function describe(name: string, property: Property): Parameter {
  const common = { name, level: property.level, ...(property.when && { when: property.when }) };
  if (property.kind === 'seed')
    return { ...common, kind: 'seed', default: z.number().parse(property.default) };
  switch (property.type) {
    case 'number':
    case 'integer':
      return describeNumber(name, property);
    case 'string':
      return {
        ...common,
        kind: 'choice',
        options: z.array(z.string()).parse(property.enum),
        default: z.string().parse(property.default),
      };
    case 'boolean':
      return { ...common, kind: 'switch', default: z.boolean().parse(property.default) };
    case 'array':
      return {
        ...common,
        kind: 'weights',
        of: z.string().parse(property.of),
        ...range(property, property.items),
      };
    case 'object':
      return {
        ...common,
        kind: 'group',
        members: Object.entries(property.properties ?? {}).map(([member, of]) => describeNumber(member, of)),
      };
  }
}

function describeNumber(name: string, property: Property): NumberParameter {
  return {
    name,
    level: property.level,
    ...(property.when && { when: property.when }),
    kind: 'number',
    integer: property.type === 'integer',
    default: z.number().parse(property.default),
    ...range(property, property),
    ...(property.sets && { sets: property.sets }),
  };
}

function range(hints: Property, bounds: Property | undefined) {
  return {
    minimum: z.number().parse(bounds?.minimum),
    maximum: z.number().parse(bounds?.maximum),
    step: hints.step,
    scale: hints.scale,
    ...(hints.unit && { unit: hints.unit }),
  };
}
