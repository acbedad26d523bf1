import { parsePath } from './path';
import type { PipelineSpec } from './pipeline-spec';
import type { Problem } from './problem';
import { notAnObject } from './problems/file';
import { resolveSpec } from './resolve';
import { findUnsupported } from './unsupported';
import { commandRules } from './validate/commands';
import { deployRules } from './validate/deploy';
import { effectRules } from './validate/effects';
import { identityRules } from './validate/identity';
import { imageRules } from './validate/images';
import { networkRules } from './validate/network';
import type { Rule } from './validate/rule';
import { runtimeRules } from './validate/runtimes';
import { findSchemaProblems } from './validate/schema-problems';
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
  ...effectRules,
];

/** Stands in for the parts that a spec must have, so that rules on the other parts can run without them. */
const STAND_IN: PipelineSpec = { service: 'service', source: { kind: 's3' } };

/**
 * Everything that is wrong with one environment's spec: overrides are merged, settings applied. Rules run
 * on every part that has the right shape, so that one mistyped key does not hide the other problems.
 * @param spec plain data
 */
export function findProblems(spec: unknown): readonly Problem[] {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return [notAnObject('', kindOf(spec))];
  const shape = findShapeProblems(spec);
  const broken = new Set(shape.map(({ path }) => String(parsePath(path)[0])));
  const sound = Object.entries(spec).filter(([key]) => !broken.has(key));
  const said: PipelineSpec = { ...STAND_IN, ...Object.fromEntries(sound) };
  const context = { spec: resolveSpec(said), said };
  const rules = RULES.filter(({ concerns }) => !concerns.some((part) => broken.has(part)));
  return [...shape, ...rules.flatMap((rule) => rule.find(context))];
}

/** What has the wrong shape; a reserved word is told as such, and not as a misspelling. */
function findShapeProblems(spec: object): readonly Problem[] {
  const unsupported = findUnsupported(spec);
  const paths = new Set(unsupported.map(({ path }) => path));
  const isTold = (path: string) =>
    [...paths].some((told) => path === told || path.startsWith(`${told}.`) || path.startsWith(`${told}[`));
  return [...unsupported, ...findSchemaProblems(spec).filter(({ path }) => !isTold(path))];
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
