import type { AppliedDefault } from '@tap-pipeline/core-model';
import type { Branch } from './tree';

/** Every default that was filled in, with its reason. An object that only holds further defaults is left out. */
export function defaultBranches(defaults: readonly AppliedDefault[]): readonly Branch[] {
  return defaults
    .filter(({ path }) => !defaults.some((other) => other.path.startsWith(`${path}.`)))
    .map(({ path, value, reason }) => ({ text: `${path} = ${JSON.stringify(value)}`, note: reason }));
}
