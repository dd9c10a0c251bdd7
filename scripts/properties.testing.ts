/**
 * Properties are tried on the same examples at every run, so that a check says the same of a commit whenever it is
 * made. `HUNT=1 npm run unit` tries others.
 */
import fc from 'fast-check';

if (!process.env.HUNT) fc.configureGlobal({ seed: 20_240_601 });
