/**
 * The name under which the preload script puts the bridge on `window`. In a file of its own, because the
 * preload script runs before every window and needs nothing else of what checks the contract.
 */
export const bridgeName = 'pentimentoBridge';
