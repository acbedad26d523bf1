/**
 * Asks a policy engine what the roles of every system may do: `npm run iam [-- --write]`.
 *
 * Runs on a fresh clone with nothing installed, and needs neither an account nor the network.
 */
import { runSuite } from './suite.mjs';

runSuite('packages/verification/scripts/iam.ts');
