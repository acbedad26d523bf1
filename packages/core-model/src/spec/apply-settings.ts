import type { GivenSetting } from '../settings';
import { type DataObject, mergeObjects } from './override';
import { type Path, parsePath, valueAt } from './path';
import type { Problem } from './problem';
import { idleSetting } from './problems/setting';

/** A spec with settings on it. */
export interface AppliedSettings {
  /** The spec. */
  readonly spec: DataObject;
  /** Settings that the spec has no place for. */
  readonly problems: readonly Problem[];
  /** One layer for each setting, in the order of precedence. */
  readonly layers: readonly {
    readonly name: GivenSetting['layer'];
    readonly from: string;
    readonly values: DataObject;
  }[];
  /** Names the setting behind each problem. */
  readonly explain: (problems: readonly Problem[]) => readonly Problem[];
}

const RANK = ['explicit', 'context', 'variable'];

/**
 * Puts the settings on the spec. One for a part that the spec does not have is a problem and is left out; parts that
 * come from the defaults of the platform are in `completed`.
 */
export function applySettings(spec: DataObject, given: readonly GivenSetting[], completed: object): AppliedSettings {
  const idle = given.map((entry) => ({ entry, reason: idleReason(completed, entry.setting.path) }));
  const used = idle.filter(({ reason }) => reason === undefined).map(({ entry }) => entry);
  const layers = used
    .map((entry) => ({ name: entry.layer, from: entry.from, values: nest(entry.path, entry.value, completed) }))
    .sort((a, b) => RANK.indexOf(a.name) - RANK.indexOf(b.name));
  return {
    spec: layers.reduce<DataObject>((result, { values }) => mergeObjects(result, values), spec),
    problems: idle.flatMap(({ entry, reason }) =>
      reason ? [{ ...idleSetting(entry.setting.path, reason), setBy: entry.from }] : [],
    ),
    layers,
    explain: (problems) => problems.map((problem) => ({ ...problem, ...findCause(problem, used) })),
  };
}

/** Why the setting has no place in the spec. */
function idleReason(spec: unknown, path: string): string | undefined {
  const isService = path.startsWith('deploy.') || path === 'network.egress' || path === 'logs.containerDays';
  if (isService && valueAt(spec, ['deploy', 'target']) !== 'ecs') return 'nothing is deployed';
  const kind = valueAt(spec, ['source', 'kind']);
  return path === 'source.branch' && (kind === 's3' || kind === 'ecr')
    ? `source.kind ${kind} has no branch`
    : undefined;
}

/** The value inside the objects around it; a network that the spec leaves out is a new one. */
function nest(path: Path, value: unknown, spec: unknown): DataObject {
  const values = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as DataObject;
  const isNewNetwork = path[0] === 'network' && valueAt(spec, ['network']) === undefined;
  return isNewNetwork ? { network: { kind: 'new', ...(values.network as object) } } : values;
}

/** The setting at the problem's place, inside it or around it. */
function findCause({ path }: Problem, used: readonly GivenSetting[]): Partial<Problem> {
  const at = parsePath(path);
  const cause =
    used.find((entry) => startsWith(entry.path, at) || startsWith(at, entry.path)) ??
    (used.length === 1 ? used[0] : undefined);
  return { setBy: cause?.from ?? `one of ${used.map(({ from }) => from).join(', ')}` };
}

function startsWith(path: Path, beginning: Path): boolean {
  return beginning.every((part, index) => path[index] === part);
}
