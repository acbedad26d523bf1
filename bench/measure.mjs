/** CPU time, memory and wall time of whole processes. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));

/** Fewest runs that a median is taken of. */
export const RUNS = 7;

/**
 * Runs a Node program and measures the whole process. Memory on Linux starts with that of the process that
 * starts it, so this one has to stay small: it loads nothing of what it measures.
 *
 * @param {readonly string[]} args arguments of `node`
 * @returns {{ cpuMs: number, memoryMiB: number, wallMs: number }}
 */
export function measureNode(args) {
  const { wallMs, output } = run(process.execPath, ['--require', USAGE, ...args]);
  return { ...JSON.parse(output[3]), wallMs };
}

/**
 * Runs any program and measures the time on the clock.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} options cwd: the root by default; env: besides the usual one
 */
export function measureCommand(command, args, options) {
  return { wallMs: run(command, args, options).wallMs };
}

/** What a Node program prints, as JSON. */
export function readNode(args) {
  return JSON.parse(run(process.execPath, args).output[1]);
}

/**
 * Measures several things by turns, so that a change of the machine's speed meets all of them.
 *
 * @param {Record<string, () => Record<string, number>>} measurements
 * @returns {Record<string, Record<string, number>>} the median of each figure
 */
export function interleave(measurements, runs = RUNS) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = 0; round <= runs; round += 1)
    for (const [name, measure] of Object.entries(measurements)) {
      const figures = measure();
      // The first round warms the caches of the disk.
      if (round > 0) results[name].push(figures);
    }
  return Object.fromEntries(Object.entries(results).map(([name, list]) => [name, medians(list)]));
}

/** The middle of the sorted numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function medians(list) {
  return Object.fromEntries(Object.keys(list[0]).map((figure) => [figure, median(list.map((each) => each[figure]))]));
}

function run(command, args, { cwd = ROOT, env = {} } = {}) {
  const start = performance.now();
  const { status, error, stderr, output } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), ...env },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  return { wallMs: performance.now() - start, output };
}

/** Neither options of Node, nor settings, credentials and caches of the caller reach what is measured. */
function cleanEnvironment() {
  const unwanted = /^(NODE_OPTIONS|NODE_COMPILE_CACHE|CDK_|AWS_|PULUMI_|TAP_PIPELINE_|ENVIRONMENT_SUFFIX|INIT_CWD)/;
  const wanted = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  return { ...Object.fromEntries(wanted), XDG_CACHE_HOME: join(tmpdir(), `tap-pipeline-bench-cache-${process.pid}`) };
}
