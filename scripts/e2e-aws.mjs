/**
 * Deploys the reference systems in an account of AWS, reads everything back, changes and deletes it:
 * `TAP_PIPELINE_AWS_ACCOUNT=123456789012 AWS_PROFILE=sandbox AWS_REGION=eu-west-1 npm run e2e:aws`.
 *
 * Costs money. Refuses to begin without the number of the account, and above its budget.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.mjs';
import { prepareSuite } from './suite.mjs';

process.exitCode = prepareSuite() ? await deploy(process.argv.slice(2)) : 1;

/** Who ends this waits until everything is deleted. */
function deploy(args) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'packages/verification/scripts/e2e-aws.ts', ...args], {
    cwd: fileURLToPath(ROOT),
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, fail) => {
    child.on('error', fail);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
