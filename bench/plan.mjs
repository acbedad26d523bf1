/** How long `planPipeline` takes, how its time grows, and whether finished plans are let go: prints the figures as JSON. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';

const { planPipeline, readSpec, resolveSpec } = createRequire(import.meta.url)('../packages/core-model');

const ENVIRONMENT = { suffix: 'dev' };
const COUNTS = [125, 250, 500, 1000];
const MIB = 1024 * 1024;

const specs = ['registry-build', 'five-stage', 'python-blue-green'].map((name) =>
  readSpec(fileURLToPath(new URL(`../packages/core-model/fixtures/${name}.pipeline.yaml`, import.meta.url))),
);
const largest = specs.map((spec) => resolveSpec(spec)).sort((a, b) => size(b) - size(a))[0];

for (let run = 0; run < 300; run += 1) planPipeline(largest, ENVIRONMENT);
const milliseconds = median(Array.from({ length: 301 }, () => time(() => planPipeline(largest, ENVIRONMENT))));
for (let run = 0; run < 3; run += 1) planDifferent(COUNTS.at(-1));
const exponent = growth(
  COUNTS.map((count) => [count, median(Array.from({ length: 7 }, () => time(() => planDifferent(count))))]),
);
console.log(JSON.stringify({ milliseconds, exponent, retainedMiB: findRetained() }));

/** Plans so many specs that differ in their name and in the number of their tests. */
function planDifferent(count) {
  for (let number = 0; number < count; number += 1) {
    const spec = specs[number % specs.length];
    const tests = Array.from({ length: number % 5 }, (_, test) => ({ name: `t${test}`, commands: ['make test'] }));
    planPipeline(resolveSpec({ ...spec, service: `service-${number}`, tests }), ENVIRONMENT);
  }
}

/** MiB that are held after 1,000 plans and were not after 100. */
function findRetained() {
  planDifferent(100);
  const before = heapAfterCollection();
  planDifferent(1000);
  return (heapAfterCollection() - before) / MIB;
}

function heapAfterCollection() {
  for (let run = 0; run < 3; run += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

/** The exponent of the power law that fits best: the slope of the logarithms. */
function growth(points) {
  const logs = points.map(([count, ms]) => [Math.log(count), Math.log(ms)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function time(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function size(spec) {
  return JSON.stringify(planPipeline(spec, ENVIRONMENT)).length;
}
