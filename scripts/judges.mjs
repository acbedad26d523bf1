/**
 * Asks tools of others what is wrong with what is built: `npm run judges [-- --only JUDGE --subject NAME --ci]`.
 *
 * Needs Python 3 for some of the judges. Runs on a fresh clone with nothing installed.
 */
import { runSuite } from './suite.mjs';

runSuite('packages/verification/scripts/judges.ts', {
  // The packages are judged as they are published.
  compile: ['packages/conformance', 'packages/create', 'packages/cli'],
});
