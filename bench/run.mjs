/**
 * Measures what has to be fast and compares it with its target: `npm run bench [-- --json]`.
 *
 * Every comparison is made in this one run, by turns, between whole processes on the same machine; the figures are
 * medians. Fails when a target is missed.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runCommand } from '../scripts/run.mjs';
import { interleave, measureCommand, measureNode, readNode } from './measure.mjs';

const CLI = 'packages/cli/bin/tap-pipeline';
const SPEC = 'packages/core-model/fixtures/python-blue-green.pipeline.yaml';
const OUT = join(tmpdir(), `tap-pipeline-bench-${process.pid}`);

if (compile()) report([...rendering(), ...planning(), ...checking(), ...starting()]);
else process.exitCode = 1;

function compile() {
  return runCommand('tsc', ['-b', 'packages/cli']) && runCommand('tsc', ['-p', 'bench/handwritten-l2']);
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

/** What `npm start` adds to the rendering when there is nothing to install or compile. */
function starting() {
  const { start, render } = interleave({
    start: () => measureCommand('npm', ['start']),
    render: () => measureCommand(process.execPath, ['scripts/render-all.mjs']),
  });
  return [
    row('second npm start: time over the rendering', 10, (start.wallMs - render.wallMs) / 1000, {
      unit: 's',
      how: `${(start.wallMs / 1000).toFixed(2)} - ${(render.wallMs / 1000).toFixed(2)} s`,
    }),
  ];
}

function row(what, target, measured, { unit = '', how = '' } = {}) {
  return { what, target, measured, unit, how, ok: measured <= target };
}

function report(rows) {
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
  else printTable(rows);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
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
