import { isObject, mergeOverride, without } from '../spec/override';
import { existingPart, type Path, parsePath, valueAt } from '../spec/path';
import type { Problem } from '../spec/problem';
import { noImage } from '../spec/problems/build';
import { idleNetwork } from '../spec/problems/network';
import { missingKey, unknownKey } from '../spec/problems/shape';
import { noSourceCode } from '../spec/problems/source';
import { approvalWithoutStage, noEffect } from '../spec/problems/stage';
import { findProblems } from '../spec/validate';
import type { CompletedSpec, PlatformLayer } from '../spec-check';

/** Problems of a value that has no place in the spec. A team that wrote it is told; a default is left out. */
const NO_PLACE = [unknownKey, missingKey, noEffect, idleNetwork, noImage].map(({ code }) => code);

/** The same of an entry of a list, told at a key of the entry. */
const NO_PLACE_FOR_ENTRY = [approvalWithoutStage, noSourceCode].map(({ code }) => code);

/**
 * Puts layers of defaults, highest first, below what a spec says. What has no place in the spec is left out: an entry
 * from its list, a part without its `kind`, a setting that nothing reads.
 */
export function completeSpec(said: object, layers: readonly PlatformLayer[]): CompletedSpec {
  const below = layers.map((layer) => ({ ...layer, values: withNetworkKind(layer.values) }));
  const spec = below.reduce<unknown>((above, { values }) => mergeOverride(values, above), said) as object;
  const idle = layers.length > 0 ? findIdleDefault(spec, said) : undefined;
  if (idle === undefined) return { spec, layers };
  return completeSpec(
    said,
    below.map((layer) => ({ ...layer, values: without(layer.values, idle) })),
  );
}

/** A network whose kind is left out is a new one, as it is where a spec leaves the network out. */
function withNetworkKind(values: unknown): unknown {
  const isNetwork = isObject(valueAt(values, ['network']));
  return isNetwork ? mergeOverride({ network: { kind: 'new' } }, values) : values;
}

/** One default that has no place in the spec: taking it out may give or take others their place. */
function findIdleDefault(spec: object, said: object): Path | undefined {
  return findProblems(spec)
    .map((problem) => placeOf(problem, spec))
    .find((path) => path.length > 0 && valueAt(said, path) === undefined);
}

/** What is taken out: the value with the problem, or what lies around it where the value is missing. */
function placeOf({ code, path }: Problem, spec: object): Path {
  const at = parsePath(path);
  if (NO_PLACE_FOR_ENTRY.includes(code)) return at.slice(0, -1);
  return NO_PLACE.includes(code) ? existingPart(spec, at) : [];
}
