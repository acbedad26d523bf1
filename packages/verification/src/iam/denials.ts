import { ACCESS_LOGS } from './denials/access-logs';
import { DELIVERY } from './denials/delivery';
import type { Denial, Scene } from './denials/denial';
import { ESCALATION } from './denials/escalation';
import { IMAGES } from './denials/images';
import { KEYS } from './denials/keys';
import { NETWORKS } from './denials/networks';
import { RUNTIME } from './denials/runtime';
import { STORAGE } from './denials/storage';
import { TRACES } from './denials/traces';
import { TRUST } from './denials/trust';
import { VALUES } from './denials/values';

/** Calls that nobody may make, by what they are about. */
export const DENIALS: { readonly [theme: string]: readonly Denial[] } = {
  'More rights': ESCALATION,
  'Becoming a role': TRUST,
  'Secrets and parameters': VALUES,
  Buckets: STORAGE,
  Keys: KEYS,
  Images: IMAGES,
  'Pipelines, builds and deployments': DELIVERY,
  'Services, functions and traffic': RUNTIME,
  Networks: NETWORKS,
  'Logs, alarms and topics': TRACES,
  'Access logs': ACCESS_LOGS,
};

/** All of them. */
export const ALL_DENIALS: readonly Denial[] = Object.values(DENIALS).flat();

/** How many calls are tried in one system. */
export function countAttempts(scene: Scene): number {
  return ALL_DENIALS.reduce((sum, denial) => sum + denial.attempts(scene).length, 0);
}
