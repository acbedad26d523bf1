/**
 * Tries valid and broken specs in every way that they can go in: `npm run fuzz [-- --runs 100000 --seed 42]`.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { runSuite } from './suite.mjs';

runSuite('packages/verification/scripts/fuzz.ts');
