/**
 * Shows what the product does, on a fresh clone with nothing installed: `npm start [-- path/to/spec.yaml …]`.
 *
 * Installs, compiles the command line, and hands over to `render-all.mjs` with the arguments.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { ROOT, run } from './run.mjs';

const RENDER_ALL = fileURLToPath(new URL('scripts/render-all.mjs', ROOT));

process.exitCode = start(process.argv.slice(2)) ? 0 : 1;

function start(args) {
  return install() && compile() && renderAll(args);
}

/** The compiler itself knows what is up to date; asking Nx would take longer than having nothing to do. */
function compile() {
  console.log('Compiling');
  return run('tsc', ['-b', 'packages/cli'], { quiet: true });
}

function renderAll(args) {
  if (existsSync(RENDER_ALL)) return run(process.execPath, [RENDER_ALL, ...args]);
  console.error('scripts/render-all.mjs is missing: this clone is incomplete');
  return false;
}
