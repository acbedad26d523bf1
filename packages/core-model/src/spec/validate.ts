import { isObject } from './override';
import { parsePath, valueAt } from './path';
import type { PipelineSpec } from './pipeline-spec';
import type { Problem } from './problem';
import { notAnObject } from './problems/file';
import { resolveSpec } from './resolve';
import { kindOf } from './show';
import { findUnsupported } from './unsupported';
import { commandRules } from './validate/commands';
import { deployRules } from './validate/deploy';
import { effectRules } from './validate/effects';
import { hardeningRules } from './validate/hardening';
import { identityRules } from './validate/identity';
import { imageRules } from './validate/images';
import { networkRules } from './validate/network';
import type { Rule } from './validate/rule';
import { runtimeRules } from './validate/runtimes';
import { findSchemaProblems, isBeyondTelling } from './validate/schema-problems';
import { sourceRules } from './validate/source';
import { stageRules } from './validate/stages';
import { variableRules } from './validate/variables';

/** Every rule that is more than the shape of a part. */
export const RULES: readonly Rule[] = [
  ...identityRules,
  ...sourceRules,
  ...imageRules,
  ...commandRules,
  ...runtimeRules,
  ...variableRules,
  ...stageRules,
  ...deployRules,
  ...networkRules,
  ...hardeningRules,
  ...effectRules,
];

/** Stands in for the parts that a spec must have, so that rules on the other parts can run without them. */
const STAND_IN: PipelineSpec = { service: 'service', source: { kind: 's3' } };

/**
 * Everything that is wrong with one environment's spec: overrides are merged, settings applied. Values of
 * the wrong shape are left out, and rules run on the rest, so that one mistyped key hides no other problem.
 * @param spec plain data
 * @param more rules beside those of the product
 */
export function findProblems(spec: unknown, more: readonly Rule[] = []): readonly Problem[] {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return [notAnObject('', kindOf(spec))];
  const shape = findShapeProblems(spec);
  const rest = shape.length === 0 ? spec : without(spec, shape);
  if (shape.length > 0 && [spec, rest].some((data) => isBeyondTelling(data))) return shape;
  const broken = new Set([...shape.filter(isOfWholePart), ...findAgain(rest, shape)].map(({ path }) => partOf(path)));
  const sound = Object.entries(rest).filter(([key]) => !broken.has(key));
  const said: PipelineSpec = { ...STAND_IN, ...Object.fromEntries(sound) };
  const context = { spec: resolveSpec(said), said };
  const rules = [...RULES, ...more].filter(({ concerns }) => !concerns.some((part) => broken.has(part)));
  const found = rules.flatMap((rule) => rule.find(context));
  return [...shape, ...found.filter(({ path }) => !shape.some((problem) => isAtOrBeside(path, problem.path)))];
}

/** What is still wrong with the rest: parts that have a wrong entry in a list, or miss what was left out. */
function findAgain(rest: object, shape: readonly Problem[]): readonly Problem[] {
  return shape.length === 0 ? [] : findSchemaProblems(rest);
}

function isOfWholePart({ path }: Problem): boolean {
  return parsePath(path).length === 1;
}

function partOf(path: string): string {
  return String(parsePath(path)[0]);
}

/** A copy without the values that have the wrong shape. Entries of lists stay, since the ones after them would move. */
function without(spec: object, problems: readonly Problem[]): object {
  const copy = structuredClone(spec);
  for (const { path } of problems) {
    const keys = parsePath(path);
    const parent = valueAt(copy, keys.slice(0, -1));
    const last = keys.at(-1);
    if (isObject(parent) && typeof last === 'string') Reflect.deleteProperty(parent, last);
  }
  return copy;
}

/** A default stands in for a value that was left out, so what a rule says of it and of its neighbours may be wrong. */
function isAtOrBeside(path: string, leftOut: string): boolean {
  if (path === leftOut) return true;
  const around = parsePath(leftOut).slice(0, -1);
  const keys = parsePath(path);
  return around.length > 0 && around.every((key, index) => keys[index] === key);
}

/** What has the wrong shape; a reserved word is told as such, and not as a misspelling. */
function findShapeProblems(spec: object): readonly Problem[] {
  const unsupported = findUnsupported(spec);
  const paths = new Set(unsupported.map(({ path }) => path));
  const isTold = (path: string) =>
    [...paths].some((told) => path === told || path.startsWith(`${told}.`) || path.startsWith(`${told}[`));
  return [...unsupported, ...findSchemaProblems(spec).filter(({ path }) => !isTold(path))];
}
