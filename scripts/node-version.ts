import packageJson from '../package.json' with { type: 'json' };

/**
 * What to tell who runs this with a Node older than package.json asks for; null where it is new enough.
 * @param version as `process.versions.node` has it.
 * @param wanted as package.json has it: `>=` and a version.
 */
export function tooOld(
  version = process.versions.node,
  wanted: string = packageJson.engines.node,
): string | null {
  const least = wanted.replace('>=', '');
  if (order(version) >= order(least)) return null;
  return `Pentimento is made with Node ${least} or newer, and this is ${version}: https://nodejs.org has newer ones.`;
}

/** Larger for newer ones. */
function order(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
