/**
 * Runs a Pulumi program in a process of its own, against a monitor that makes nothing, and prints as JSON what that
 * process has used and the types of the provider's resources that it asked for.
 *
 *     node bench/record.mjs bench/component.cjs
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { recordProgram } = createRequire(import.meta.url)('../packages/pulumi-adapter/lib/testing');

const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));

console.log(JSON.stringify(await measureProgram(process.argv[2])));

async function measureProgram(main) {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-bench-'));
  const file = join(folder, 'usage.json');
  try {
    const { resources } = await recordProgram({
      dir: fileURLToPath(new URL('../', import.meta.url)),
      main,
      nodeOptions: ['--require', USAGE],
      variables: { USAGE_FILE: file },
    });
    const types = resources.map(({ type }) => type).filter((type) => type.startsWith('aws:'));
    return { usage: JSON.parse(readFileSync(file, 'utf8')), types };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
