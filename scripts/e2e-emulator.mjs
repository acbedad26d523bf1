/**
 * Deploys the reference systems on an emulator of AWS, reads everything back, and compares:
 * `npm run e2e:emulator [-- --only NAME] [--all] [--install] [--optional]`.
 *
 * Needs neither an account nor Docker. Runs on a fresh clone with nothing installed; the emulator itself is built once
 * by `--install` into the cache of the user.
 */
import { runSuite } from './suite.mjs';

runSuite('packages/verification/scripts/e2e-emulator.ts', { env: { NODE_NO_WARNINGS: '1' } });
