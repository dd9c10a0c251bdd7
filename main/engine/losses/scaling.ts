/**
 * How a loss is scaled. `relative`: to its target, dimensionless, so that one set of weights suits every
 * picture and network. `paper`: as printed, where weights depend on picture and network.
 */
export type Scaling = 'relative' | 'paper';
