import { freeze } from '../freeze';
import { DEFAULTS, type DefaultRule } from './defaults';
import type { PipelineSpec } from './pipeline-spec';
import type { ResolvedSpec } from './resolved-spec';
import { sortKeys } from './sort-keys';

/** A default that was filled in. */
export interface AppliedDefault {
  /** Where, for example `tests[0].compute`. */
  readonly path: string;
  /** The value. */
  readonly value: unknown;
  /** Why this value. */
  readonly reason: string;
}

/** A spec with its defaults, and the list of them. */
export interface Resolution {
  /** The spec with every default filled in, frozen. Its keys are sorted, so that one spec has one plan in any order. */
  readonly spec: ResolvedSpec;
  /** What was filled in, in the order of the table. */
  readonly defaults: readonly AppliedDefault[];
}

/** The spec with every default of {@link DEFAULTS} filled in, frozen. Overrides are merged before. */
export function resolveSpec(spec: PipelineSpec): ResolvedSpec {
  return resolve(spec).spec;
}

/** As {@link resolveSpec}, with the list of the defaults that were filled in and their reasons. */
export function resolve(spec: PipelineSpec): Resolution {
  const { $schema, overrides, suffix, ...said } = spec;
  const draft: Draft = structuredClone(said);
  const defaults = DEFAULTS.flatMap((rule) => fill(draft, rule));
  return freeze({ spec: sortKeys(draft) as unknown as ResolvedSpec, defaults });
}

/** A part of a spec while its defaults are filled in. */
type Draft = Record<string, unknown>;

function fill(draft: Draft, rule: DefaultRule): AppliedDefault[] {
  const keys = rule.path.split('.');
  const key = keys.pop() as string;
  return parents([{ path: '', object: draft }], keys).flatMap(({ path, object }) => {
    if (object[key] !== undefined || !applies(rule, object, draft)) return [];
    const value = defaultOf(rule, draft);
    if (value === undefined) return [];
    object[key] = value;
    return [{ path: path + key, value, reason: rule.reason }];
  });
}

/** A constant is copied, since the spec is frozen in the end and the table is not. */
function defaultOf({ value }: DefaultRule, draft: Draft): unknown {
  return typeof value === 'function' ? value(draft as unknown as ResolvedSpec) : structuredClone(value);
}

interface Place {
  readonly path: string;
  readonly object: Draft;
}

function parents(places: readonly Place[], keys: readonly string[]): readonly Place[] {
  return keys.reduce<readonly Place[]>((found, key) => found.flatMap((place) => step(place, key)), places);
}

function step({ path, object }: Place, key: string): readonly Place[] {
  const name = key.replace('[]', '');
  const child = object[name];
  if (Array.isArray(child)) return child.map((item, index) => ({ path: `${path}${name}[${index}].`, object: item }));
  return typeof child === 'object' ? [{ path: `${path}${name}.`, object: child as Draft }] : [];
}

function applies(rule: DefaultRule, parent: Draft, draft: Draft): boolean {
  if (rule.hardening !== undefined && rule.hardening !== draft.hardening) return false;
  return Object.entries(rule.where ?? {}).every(([key, values]) => values.includes(String(parent[key])));
}
