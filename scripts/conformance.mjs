/**
 * Compares what the AWS CDK and Pulumi build from random specs: `npm run conformance [-- --runs 1000 --seed 42]`.
 *
 * Runs on a fresh clone with nothing installed.
 */
import { runSuite } from './suite.mjs';

runSuite('packages/conformance/scripts/conformance.ts');
