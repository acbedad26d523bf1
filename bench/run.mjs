/**
 * Measures what has to be fast and compares it with its target: `npm run bench [-- --only PART --json]`.
 *
 * Every comparison is made in this one run, by turns, between whole processes on the same machine; the figures are
 * medians. Fails when a target is missed.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../scripts/command.mjs';
import { run } from '../scripts/run.mjs';
import { interleave, measureCommand, measureNode, readNode } from './measure.mjs';
import { measureCachedServices, measureFirstRendering, measureScaffolding } from './scaffold.mjs';

const CLI = 'packages/cli/bin/tap-pipeline';
const SPEC = 'packages/core-model/fixtures/python-blue-green.pipeline.yaml';
const OUT = join(tmpdir(), `tap-pipeline-bench-${process.pid}`);

const PARTS = {
  render: rendering,
  pulumi: recording,
  plan: planning,
  check: checking,
  parity: comparing,
  start: starting,
  scaffold: scaffolding,
  clone: cloning,
  services: caching,
};

const USAGE = `npm run bench [-- flags]

  --only PART  only this one: ${Object.keys(PARTS).join(', ')}; can be repeated
  --json       for programs
  --help       this text`;

await runCommand({ usage: USAGE, readFlags, main });

async function main(flags) {
  if (!compile()) return 1;
  const rows = [];
  for (const part of flags.only ?? Object.keys(PARTS)) rows.push(...(await PARTS[part]()));
  if (flags.json) console.log(JSON.stringify(rows, null, 2));
  else printTable(rows);
  return rows.every(({ ok }) => ok) ? 0 : 1;
}

function readFlags(args) {
  const flag = { type: 'boolean' };
  const options = { only: { type: 'string', multiple: true }, json: flag, help: flag };
  const { values } = parseArgs({ args, options });
  const wrong = values.only?.find((part) => !Object.hasOwn(PARTS, part));
  if (wrong !== undefined) throw new Error(`--only must be one of ${Object.keys(PARTS).join(', ')}, got ${wrong}`);
  return values;
}

function compile() {
  return (
    run('tsc', ['-b', 'packages/cli', 'packages/conformance', 'packages/create']) &&
    ['handwritten-l2', 'handwritten-pulumi'].every((program) => run('tsc', ['-p', `bench/${program}`]))
  );
}

/** Our whole way, against the same infrastructure written by hand with L2 constructs. */
function rendering() {
  const { ours, handwritten } = interleave({
    ours: () => measureNode([CLI, 'render', SPEC, '--backend', 'cdk', '--out', join(OUT, 'ours')]),
    handwritten: () => measureNode(['bench/handwritten-l2/lib/app.js', join(OUT, 'handwritten')]),
  });
  return [
    row('render: CPU time, ours / handwritten L2', 0.5, ours.cpuMs / handwritten.cpuMs, {
      how: `${ours.cpuMs.toFixed(0)} / ${handwritten.cpuMs.toFixed(0)} ms`,
    }),
    row('render: peak memory, ours / handwritten L2', 0.65, ours.memoryMiB / handwritten.memoryMiB, {
      how: `${ours.memoryMiB.toFixed(0)} / ${handwritten.memoryMiB.toFixed(0)} MiB`,
    }),
  ];
}

/** A Pulumi program with our component, against one that registers the same resources without components. */
function recording() {
  const record = (program) => readNode(['bench/record.mjs', program]);
  const programs = { ours: 'bench/component.cjs', handwritten: 'bench/handwritten-pulumi/lib/index.js' };
  const different = countDifferent(record(programs.ours).types, record(programs.handwritten).types);
  const { ours, handwritten } = interleave({
    ours: () => record(programs.ours).usage,
    handwritten: () => record(programs.handwritten).usage,
  });
  return [
    row('Pulumi program: resources of other types, ours and handwritten', 0, different),
    row('Pulumi program: CPU time, ours / handwritten', 1.15, ours.cpuMs / handwritten.cpuMs, {
      how: `${ours.cpuMs.toFixed(0)} / ${handwritten.cpuMs.toFixed(0)} ms`,
    }),
    row('Pulumi program: peak memory, ours / handwritten', 1.1, ours.memoryMiB / handwritten.memoryMiB, {
      how: `${ours.memoryMiB.toFixed(0)} / ${handwritten.memoryMiB.toFixed(0)} MiB`,
    }),
  ];
}

/** How many of both lists have no partner in the other one. */
function countDifferent(some, others) {
  const rest = [...others];
  const alone = some.filter((type) => {
    const index = rest.indexOf(type);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return alone.length + rest.length;
}

/** The pure function, warm. */
function planning() {
  const { milliseconds, exponent, retainedMiB } = readNode(['--expose-gc', 'bench/plan.mjs']);
  return [
    row('planPipeline: largest reference system', 2, milliseconds, { unit: 'ms' }),
    row('planPipeline: growth of the time, to 1,000 specs', 1.05, exponent, { how: 'exponent' }),
    row('planPipeline: memory that 1,000 plans leave behind', 1, Math.max(0, retainedMiB), { unit: 'MiB' }),
  ];
}

/** The command that runs on every save. */
function checking() {
  const { check, bare } = interleave({
    check: () => measureNode([CLI, 'check', SPEC]),
    bare: () => measureNode(['-e', '0']),
  });
  return [
    row('check: CPU time over a bare node', 150, check.cpuMs - bare.cpuMs, {
      unit: 'ms',
      how: `${check.cpuMs.toFixed(0)} - ${bare.cpuMs.toFixed(0)} ms`,
    }),
  ];
}

/** What tells whether both backends build the same things, on so many specs that nobody wrote. It fails when they do not. */
function comparing() {
  const flags = ['--runs', '200', '--seed', '1'];
  const { wallMs } = measureCommand('npx', ['tsx', 'packages/conformance/scripts/conformance.ts', ...flags]);
  return [row('parity of CDK and Pulumi: 200 random specs', 60, wallMs / 1000, { unit: 's' })];
}

/** What `npm start` adds to the tests of what it scaffolds when there is nothing to install or compile. */
function starting() {
  measureCommand('npm', ['start']);
  const { start, test } = interleave({
    start: () => measureCommand('npm', ['start']),
    test: () => measureCommand('npm', ['--prefix', 'out/sample-cdk', 'test']),
  });
  return [
    row('second npm start: time over the tests of what it scaffolds', 10, (start.wallMs - test.wallMs) / 1000, {
      unit: 's',
      how: `${(start.wallMs / 1000).toFixed(2)} - ${(test.wallMs / 1000).toFixed(2)} s`,
    }),
  ];
}

/** The generator, against Yeoman alone. */
function scaffolding() {
  const { ours, empty } = measureScaffolding();
  return [ratio('scaffolding: time, yo tap-pipeline / yo with an empty generator', 1.2, ours, empty)];
}

/** From `git clone` to the rendered template. */
function cloning() {
  const { ours, init } = measureFirstRendering();
  return [ratio('clone, install, render: time, a scaffold / the app of cdk init', 1.3, ours, init)];
}

/** What twenty services cost when nothing has changed. */
async function caching() {
  const { twenty, one } = await measureCachedServices();
  return [
    row('Nx, everything cached: time of 20 services over that of one', 1.5, (twenty.wallMs - one.wallMs) / 1000, {
      unit: 's',
      how: `${(twenty.wallMs / 1000).toFixed(2)} - ${(one.wallMs / 1000).toFixed(2)} s`,
    }),
  ];
}

/** The time of the first over that of the second. */
function ratio(what, target, some, other) {
  return row(what, target, some.wallMs / other.wallMs, {
    how: `${(some.wallMs / 1000).toFixed(2)} / ${(other.wallMs / 1000).toFixed(2)} s`,
  });
}

function row(what, target, measured, { unit = '', how = '' } = {}) {
  return { what, target, measured, unit, how, ok: measured <= target };
}

function printTable(rows) {
  const cells = [
    ['', 'at most', 'measured', '', ''],
    ...rows.map(({ what, target, measured, unit, how, ok }) => [
      what,
      `${target} ${unit}`.trim(),
      `${measured.toFixed(2)} ${unit}`.trim(),
      ok ? 'ok' : 'MISSED',
      how,
    ]),
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  for (const line of cells)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}
