import { type LayerName, readSettings, type SettingSources } from './settings';
import { applySettings } from './spec/apply-settings';
import { locateProblems } from './spec/locate';
import { tryFindOrigin } from './spec/origin';
import { isObject, mergeOverride } from './spec/override';
import { PipelineError } from './spec/pipeline-error';
import type { PipelineSpec } from './spec/pipeline-spec';
import type { Problem } from './spec/problem';
import { type AppliedDefault, resolve } from './spec/resolve';
import type { ResolvedSpec } from './spec/resolved-spec';
import { findProblems } from './spec/validate';
import { findOverrideProblems, newProblems } from './spec/validate/overrides';
import { copyPlain } from './spec/validate/plain-data';

/** The environment of a spec that names none, and for which no setting does. */
export const DEFAULT_SUFFIX = 'dev';

/** Values of one origin. The layers of a spec are listed highest first; what none has is a default. */
export interface Layer {
  /** What kind of layer it is. */
  readonly name: LayerName;
  /** Where the values come from: `overrides.prod`, `the environment variable TAP_PIPELINE_REMOVAL`. */
  readonly from: string;
  /** The values, as a part of a spec. */
  readonly values: unknown;
}

/** A spec for one environment. */
export interface SpecResolution {
  /** With every default. */
  readonly spec: ResolvedSpec;
  /** The environment. */
  readonly suffix: string;
  /** Where its values came from, highest first. */
  readonly layers: readonly Layer[];
  /** The defaults that were filled in, with their reasons. */
  readonly defaults: readonly AppliedDefault[];
}

/** Every problem of the spec, its overrides and the settings, sorted by path; none when it can be built. Never throws. */
export function checkSpec(spec: unknown, sources: SettingSources = {}): readonly Problem[] {
  return inspect(spec, sources).problems;
}

/**
 * The spec for the environment that the settings choose: settings over overrides over the spec over defaults.
 * @throws PipelineError with every problem
 */
export function resolveWith(spec: PipelineSpec, sources: SettingSources = {}): SpecResolution {
  const { problems, effective, suffix, layers } = inspect(spec, sources);
  if (problems.length > 0) throw new PipelineError(problems);
  const resolution = resolve(effective as PipelineSpec);
  return { spec: resolution.spec, defaults: resolution.defaults, suffix, layers };
}

interface Inspection {
  readonly problems: readonly Problem[];
  readonly effective: unknown;
  readonly suffix: string;
  readonly layers: readonly Layer[];
}

function inspect(spec: unknown, sources: SettingSources): Inspection {
  const origin = tryFindOrigin(spec);
  const plain = copyPlain(spec);
  if (plain.problems.length > 0 || !isObject(plain.value)) {
    const problems = plain.problems.length > 0 ? plain.problems : findProblems(plain.value);
    return { problems: locateProblems(problems, origin), effective: undefined, suffix: DEFAULT_SUFFIX, layers: [] };
  }
  const { overrides, ...base } = plain.value;
  const { given, problems: unknown } = readSettings(sources);
  const suffix = String(given.find(({ path }) => path[0] === 'suffix')?.value ?? base.suffix ?? DEFAULT_SUFFIX);
  const override = isObject(overrides) && Object.hasOwn(overrides, suffix) ? overrides[suffix] : undefined;
  const merged = isObject(override) ? mergeOverride(base, override) : base;
  const applied = applySettings(merged, given);

  const ofSpec = findProblems(plain.value);
  const ofOverrides = isObject(overrides) ? findOverrideProblems(base, overrides, ofSpec) : [];
  const ofSettings =
    given.length > 0
      ? applied.explain(newProblems(findProblems(applied.spec), [...ofSpec, ...(override ? findProblems(merged) : [])]))
      : [];
  return {
    problems: locateProblems([...ofSpec, ...ofOverrides, ...ofSettings, ...applied.problems, ...unknown], origin),
    effective: applied.spec,
    suffix,
    layers: [
      ...applied.layers,
      ...(override ? [{ name: 'override' as const, from: `overrides.${suffix}`, values: override }] : []),
      { name: 'spec', from: origin?.file ?? 'the spec', values: base },
    ],
  };
}
