import type { ProblemKind } from './problem';
import * as build from './problems/build';
import * as deploy from './problems/deploy';
import * as file from './problems/file';
import * as hardening from './problems/hardening';
import * as identity from './problems/identity';
import * as network from './problems/network';
import * as platform from './problems/platform';
import * as secret from './problems/secret';
import * as setting from './problems/setting';
import * as shape from './problems/shape';
import * as source from './problems/source';
import * as stage from './problems/stage';

/** Some kinds of problems with what they have in common. */
export interface ProblemFamily {
  /** What they concern. */
  readonly title: string;
  /** The kinds. */
  readonly kinds: readonly ProblemKind[];
}

/** Every kind of problem there is; `docs/errors.md` is generated from it. */
export const CATALOGUE: readonly ProblemFamily[] = [
  family('Files', file),
  family('Shape', shape),
  family('Settings and overrides', setting),
  family('Names and tags', identity),
  family('Source', source),
  family('Build, tests and scans', build),
  family('Variables and secrets', secret),
  family('Stages', stage),
  family('Deployment', deploy),
  family('Network', network),
  family('Hardening', hardening),
  family('Platform settings', platform),
];

function family(title: string, kinds: { readonly [name: string]: unknown }): ProblemFamily {
  return { title, kinds: Object.values(kinds) as readonly ProblemKind[] };
}
