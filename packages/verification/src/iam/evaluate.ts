import {
  isConditionKeyArray,
  runSimulation,
  runUnsafeSimulation,
  type Simulation,
  typeForContextKey,
} from '@cloud-copilot/iam-simulate';
import { ACCOUNT } from './cloud';
import type { NamedPolicy } from './policies/policy';

/** Facts of a call that conditions ask for, by key: `{ 'aws:SecureTransport': 'true' }`. */
export type Context = { readonly [key: string]: string };

/** Something that somebody asks AWS for. */
export interface Request {
  /** ARN of who asks, or the name of a service. */
  readonly principal: string;
  /** Action, for example `s3:GetObject`. */
  readonly action: string;
  /** ARN of what is asked for; `*` for actions without a resource. */
  readonly resource: string;
  /** What conditions ask for. */
  readonly context: Context;
}

/** The policies that decide about a request. */
export interface Deciding {
  /** Policies of who asks. */
  readonly identity: readonly NamedPolicy[];
  /** Policy of what is asked for; absent: it has none. */
  readonly resource?: NamedPolicy;
}

/** What AWS would answer: allowed; denied because nothing allows it; or denied by a statement that says so. */
export type Answer = 'allowed' | 'denied' | 'refused';

/**
 * The answer of an engine that knows AWS's actions, resources and condition keys, and how policies of identities and
 * of resources work together.
 * @throws Error for a request that AWS does not know: a wrong action, resource, or condition key
 */
export async function evaluate(request: Request, deciding: Deciding): Promise<Answer> {
  const isKnown = KNOWN.has(kindOf(request)) && policiesOf(deciding).every((named) => CHECKED.has(named));
  const checked = isKnown ? undefined : await check(request, deciding);
  return checked ?? ANSWERS[runUnsafeSimulation(toSimulation(request, deciding), {})];
}

/** The answer with everything checked; undefined where the engine left a key out that it cannot know. */
async function check(request: Request, deciding: Deciding): Promise<Answer | undefined> {
  const response = await runSimulation(toSimulation(request, deciding), {});
  const asked = `${request.action} on ${request.resource} by ${request.principal}`;
  if (response.resultType === 'error') throw new Error(`${asked}: ${JSON.stringify(response.errors)}`);
  const unknown = response.resultType === 'single' ? (response.result.ignoredContextKeys ?? []) : [];
  const wrong = unknown.filter((key) => !isOpenEnded(key));
  if (wrong.length > 0) throw new Error(`${asked}: AWS does not know ${wrong.join(', ')} for this action`);
  for (const key of Object.keys(request.context)) await refuseList(asked, key);
  for (const named of policiesOf(deciding)) CHECKED.set(named, toChecked(named));
  if (!request.resource.includes('*')) KNOWN.add(kindOf(request));
  return unknown.length === 0 ? ANSWERS[response.overallResult] : undefined;
}

/**
 * What was found to be an action, resource and condition keys that AWS knows. To find it takes most of the time, and does
 * not depend on who asks; without it the engine's two ways give the same answer. With `*` they would not.
 */
const KNOWN = new Set<string>();

function kindOf({ action, resource, context }: Request): string {
  return [action, resource, ...Object.keys(context).sort()].join(' ');
}

/** A key with many values is another kind of question. */
async function refuseList(asked: string, key: string): Promise<void> {
  if (!isOpenEnded(key) && isConditionKeyArray(await typeForContextKey(key)))
    throw new Error(`${asked}: ${key} has a list of values, which is not evaluated yet`);
}

const ANSWERS = { Allowed: 'allowed', ImplicitlyDenied: 'denied', ExplicitlyDenied: 'refused' } as const;

/** Keys that the engine's lists of AWS cannot have, since users name a part of them. It leaves them out, unless told not to check. */
function isOpenEnded(key: string): boolean {
  return key.startsWith('kms:EncryptionContext:') || /^token\.actions\.githubusercontent\.com:/.test(key);
}

function toSimulation({ principal, action, resource, context }: Request, deciding: Deciding): Simulation {
  return {
    request: {
      principal,
      action,
      resource: { resource, accountId: accountOf(resource) },
      contextVariables: { ...context },
    },
    identityPolicies: deciding.identity.map((named) => ({ name: named.name, policy: toForm(named) })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(deciding.resource && { resourcePolicy: toForm(deciding.resource) }),
  };
}

/** Checking a policy takes its time too, so the engine does it once. Its form for checked policies is documented as plain data. */
const CHECKED = new WeakMap<NamedPolicy, object>();

function toForm(named: NamedPolicy): object {
  return CHECKED.get(named) ?? named.policy;
}

function toChecked({ name, policy }: NamedPolicy): object {
  return { __validated: true, policyDocument: policy, metadata: { name }, errors: [] };
}

function policiesOf({ identity, resource }: Deciding): readonly NamedPolicy[] {
  return resource ? [...identity, resource] : identity;
}

/** ARNs of buckets name no account; those of the examples begin with it when they are another account's. */
export function accountOf(resource: string): string {
  return resource.split(':')[4] || (/^arn:aws:s3:::(\d{12})-/.exec(resource)?.[1] ?? ACCOUNT);
}
