import { tryFindPlatform } from './platform/find-platform';
import { type GivenSetting, type LayerName, readSettings, type SettingSources } from './settings';
import { type AppliedSettings, applySettings } from './spec/apply-settings';
import { locateProblems } from './spec/locate';
import { tryFindOrigin } from './spec/origin';
import { type DataObject, isObject, mergeObjects } from './spec/override';
import { parsePath, valueAt } from './spec/path';
import { isPipelineError, PipelineError } from './spec/pipeline-error';
import type { PipelineSpec } from './spec/pipeline-spec';
import type { Problem } from './spec/problem';
import { type AppliedDefault, resolve } from './spec/resolve';
import type { ResolvedSpec } from './spec/resolved-spec';
import { findProblems } from './spec/validate';
import { findOverrideProblems, moveToOverride, newProblems } from './spec/validate/overrides';
import { copyPlain } from './spec/validate/plain-data';
import { SPEC_ALONE, type SpecCheck } from './spec-check';

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

/**
 * Every problem of the spec, its overrides, the settings and the rules of the platform, sorted by path; none when it
 * can be built. Where the platform settings themselves have problems, only those are told. Never throws.
 */
export function checkSpec(spec: unknown, sources: SettingSources = {}): readonly Problem[] {
  return inspect(spec, sources).problems;
}

/**
 * The spec for the environment that the settings choose: settings over overrides over the spec over the defaults of
 * its team, of the platform and of the product.
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
  if (plain.problems.length > 0 || !isObject(plain.value))
    return unusable(locateProblems(plain.problems.length > 0 ? plain.problems : findProblems(plain.value), origin));
  const { check, problems } = findCheck(spec, sources);
  if (problems.length > 0) return unusable(problems);

  const data = withSettings(plain.value, sources, check);
  const completed = data.check.complete(data.applied.spec);
  return {
    problems: locateProblems(findAll(data, sources), origin),
    effective: completed.spec,
    suffix: data.suffix,
    layers: [
      ...data.applied.layers,
      ...(data.override
        ? [{ name: 'override' as const, from: `overrides.${data.suffix}`, values: data.override }]
        : []),
      { name: 'spec', from: origin?.file ?? 'the spec', values: data.base },
      ...completed.layers.map(({ name, from, values }) => ({ name, from, values })),
    ],
  };
}

function unusable(problems: readonly Problem[]): Inspection {
  return { problems, effective: undefined, suffix: DEFAULT_SUFFIX, layers: [] };
}

/** How the spec is checked, and what is wrong with the platform settings that it is under. */
function findCheck(
  spec: unknown,
  sources: SettingSources,
): { readonly check: SpecCheck; readonly problems: readonly Problem[] } {
  try {
    const settings = tryFindPlatform(spec, sources);
    if (settings === undefined) return { check: SPEC_ALONE, problems: [] };
    const { checkPlatform } = require('./platform/check-platform') as typeof import('./platform/check-platform');
    const { PlatformCheck } = require('./platform/platform-check') as typeof import('./platform/platform-check');
    return { check: new PlatformCheck(settings), problems: checkPlatform(settings) };
  } catch (error) {
    if (isPipelineError(error)) return { check: SPEC_ALONE, problems: error.problems };
    throw error;
  }
}

/** A spec on its way to one environment. */
interface SpecData {
  readonly check: SpecCheck;
  /** All that is written. */
  readonly whole: DataObject;
  /** The spec without its overrides. */
  readonly base: DataObject;
  readonly overrides: DataObject;
  readonly suffix: string;
  /** The override of the environment. */
  readonly override: DataObject | undefined;
  /** The spec with that override. */
  readonly merged: DataObject;
  readonly given: readonly GivenSetting[];
  readonly unknown: readonly Problem[];
  /** The spec with that override and the settings. */
  readonly applied: AppliedSettings;
}

function withSettings(whole: DataObject, sources: SettingSources, check: SpecCheck): SpecData {
  const { overrides: written, ...base } = whole;
  const { given, problems: unknown } = readSettings(sources);
  const suffix = suffixOf(given.find(({ path }) => path[0] === 'suffix')?.value ?? base.suffix);
  const overrides = isObject(written) ? written : {};
  const found = Object.hasOwn(overrides, suffix) ? overrides[suffix] : undefined;
  const override = isObject(found) ? found : undefined;
  const merged = mergeObjects(base, override ?? {});
  const applied = applySettings(merged, given, check.complete(merged).spec);
  return { check, whole, base, overrides, suffix, override, merged, given, unknown, applied };
}

/** What is no suffix at all chooses no override; the check of the spec refuses it. */
function suffixOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : DEFAULT_SUFFIX;
}

function findAll(data: SpecData, { account, region }: SettingSources): readonly Problem[] {
  const { check, whole, base, overrides, suffix, applied, unknown } = data;
  const ofSpec = withoutGiven(check.findProblems(whole), whole, applied);
  const environment = { suffix, ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
  const ofRules = check.findBrokenRules(applied.spec, environment);
  const ofOverrides = findOverrideProblems(base, overrides, [...ofSpec, ...ofRules], (spec, other) => [
    ...withoutGiven(check.findProblems(spec), spec, applied),
    ...(other === suffix ? [] : check.findBrokenRules(spec, { suffix: other })),
  ]);
  return [
    ...ofSpec,
    ...ofOverrides,
    ...findSettingProblems(data, ofSpec),
    ...ofRules.map((problem) => toCause(problem, data)),
    ...applied.problems,
    ...unknown,
  ];
}

/** The problems without those of a value that is missing and comes from a setting; what that one is worth is told with it. */
function withoutGiven(problems: readonly Problem[], spec: unknown, { layers }: AppliedSettings): readonly Problem[] {
  const has = (values: unknown, { path }: Problem) => valueAt(values, parsePath(path)) !== undefined;
  return problems.filter(
    (problem) => has(spec, problem) || problem.path === '' || !layers.some(({ values }) => has(values, problem)),
  );
}

/** Problems that the spec has with the settings only. */
function findSettingProblems(
  { check, override, merged, given, applied }: SpecData,
  ofSpec: readonly Problem[],
): readonly Problem[] {
  if (given.length === 0) return [];
  const known = [...ofSpec, ...(override ? check.findProblems(merged) : [])];
  return applied.explain(newProblems(check.findProblems(applied.spec), known));
}

/** The problem at what set the value: a setting, the override, or else the spec. */
function toCause(problem: Problem, { applied, override, suffix }: SpecData): Problem {
  const at = parsePath(problem.path);
  const setting = applied.layers.find(({ values }) => valueAt(values, at) !== undefined);
  if (setting) return { ...problem, setBy: setting.from };
  return override && valueAt(override, at) !== undefined ? moveToOverride(problem, suffix, override) : problem;
}
