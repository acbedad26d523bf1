import { checkSpec, type Path, type PipelineSpec } from '@tap-pipeline/core-model';
import { removeAt } from '../edit-value';
import type { ParityCheck, SpecFailure } from '../random-specs';
import { findFailures } from './find-failures';

/** How a smaller spec is looked for. */
export interface ShrinkOptions {
  /** What differs of each plan. */
  readonly check: ParityCheck;
  /** How long to look, in seconds. */
  readonly seconds: number;
}

/**
 * A smaller spec that fails too, or the failure itself. Keys and entries are left out, those that hold most
 * first. fast-check would try one spec after the other; here all of one depth are checked at once, since
 * starting a backend is what takes time.
 */
export async function shrinkFailure(failure: SpecFailure, options: ShrinkOptions): Promise<SpecFailure> {
  const end = Date.now() + options.seconds * 1000;
  let smallest = failure;
  for (let depth = 1, isSmaller = false; Date.now() < end; depth++) {
    const paths = pathsAt(smallest.spec, depth);
    if (paths.length === 0 && !isSmaller) return smallest;
    if (paths.length === 0) [depth, isSmaller] = [0, false];
    const found = await leaveOut(smallest.spec, paths, options.check);
    if (found) [smallest, isSmaller] = [found, true];
  }
  return smallest;
}

/** The failure of the spec without as many of the paths as possible, of those that it fails without one by one. */
async function leaveOut(
  spec: PipelineSpec,
  paths: readonly Path[],
  check: ParityCheck,
): Promise<SpecFailure | undefined> {
  const alone = await findValidFailures(
    paths.map((path) => without(spec, [path])),
    check,
  );
  const idle = paths.filter((_, index) => alone[index]);
  const together = idle.map((_, index) => without(spec, idle.slice(0, index + 1)));
  return (await findValidFailures(together, check)).findLast((failure) => failure !== undefined);
}

async function findValidFailures(
  specs: readonly PipelineSpec[],
  check: ParityCheck,
): Promise<readonly (SpecFailure | undefined)[]> {
  const valid = specs.filter((spec) => checkSpec(spec).length === 0);
  const failures = valid.length > 0 ? await findFailures(valid, check) : [];
  return specs.map((spec) => failures[valid.indexOf(spec)]);
}

/** Places as many steps inside the value, the last first, so that leaving one out moves none of those that follow. */
function pathsAt(value: unknown, depth: number): readonly Path[] {
  if (depth === 0) return [[]];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return entries.reverse().flatMap(([key, item]) => pathsAt(item, depth - 1).map((path) => [key, ...path]));
}

function without(spec: PipelineSpec, paths: readonly Path[]): PipelineSpec {
  const copy = structuredClone(spec);
  for (const path of paths) removeAt(copy, path);
  return copy;
}
