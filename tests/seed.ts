import * as fc from 'fast-check';

/**
 * Property tests try the same cases in every run, so that what fails is what somebody has changed. `SEED=7` tries others,
 * `SEED=new` any; what fails prints its seed.
 */
const { SEED = '20261122' } = process.env;
if (SEED !== 'new') fc.configureGlobal({ seed: Number(SEED) });
