/**
 * Renders specs into `out/<name>`, and prints what each became.
 *
 *     node scripts/render-all.mjs [path/to/spec.yaml …] [--backend B] [--suffix S] [--account A] [--region R]
 *
 * Without a path it renders the sample and the three reference systems, and without a backend with the CDK. One process
 * for all: the CDK is loaded once.
 */
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from './run.mjs';

const { run } = createRequire(import.meta.url)('../packages/cli');

const SPECS = [
  'apps/sample/pipeline.yaml',
  ...['registry-build', 'five-stage', 'python-blue-green'].map(
    (name) => `packages/core-model/fixtures/${name}.pipeline.yaml`,
  ),
];

/** Options with a value, which is no path. */
const OPTIONS = Object.fromEntries(
  ['backend', 'suffix', 'account', 'region'].map((name) => [name, { type: 'string' }]),
);

process.exitCode = await renderAll(process.argv.slice(2));

/** Renders every spec, also after one that fails, and gives the worst exit code. */
async function renderAll(args) {
  const { paths, options } = split(args);
  const codes = [];
  for (const { path, out } of nameOutputs(paths)) {
    const command = ['render', path, ...options, '--out', out];
    console.log(`\n> tap-pipeline ${command.join(' ')}\n`);
    codes.push(await run(command));
  }
  return Math.max(...codes);
}

/** Paths are those of the folder that npm was called in; everything that is no path goes to the command line as it is. */
function split(args) {
  const { tokens } = parseArgs({ args, strict: false, tokens: true, options: OPTIONS });
  const given = tokens.filter(({ kind }) => kind === 'positional').map(({ value }) => value);
  const options = tokens
    .filter(({ kind }) => kind === 'option')
    .flatMap(({ rawName, value }) => (value === undefined ? [rawName] : [`${rawName}=${value}`]));
  const from = process.env.INIT_CWD ?? process.cwd();
  const backend = tokens.some(({ name }) => name === 'backend') ? [] : ['--backend', 'cdk'];
  const paths = given.length > 0 ? given.map((path) => toShortPath(resolve(from, path))) : SPECS;
  return { paths, options: [...backend, ...options] };
}

/** Below the root a path is shown from there, so that printed commands can be copied. */
function toShortPath(path) {
  const root = fileURLToPath(ROOT);
  return path.startsWith(root) ? path.slice(root.length) : path;
}

/** `orders.pipeline.yaml` goes to `out/orders`, `sample/pipeline.yaml` to `out/sample`; a name that is taken gets a number. */
function nameOutputs(paths) {
  const taken = new Map();
  return paths.map((path) => {
    const file = basename(path).replace(/(\.?pipeline)?\.\w+$/, '');
    const name = file === '' ? basename(dirname(resolve(path))) : file;
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    return { path, out: `out/${name}${number === 1 ? '' : `-${number}`}` };
  });
}
