/**
 * Puts mistakes into a copy of the sources and looks which tests find them: `npm run faults [-- --only ID --write]`.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { runSuite } from './suite.mjs';

runSuite('packages/verification/scripts/faults.ts');
