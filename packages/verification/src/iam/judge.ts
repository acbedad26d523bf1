import { ACCOUNT } from './cloud';
import { type Answer, accountOf, type Deciding, evaluate, type Request } from './evaluate';
import type { NamedPolicy, Policies, Policy } from './policies/policy';

/** What was answered to a request, and which policies were asked. */
export interface Judgement {
  /** The answer. */
  readonly answer: Answer;
  /** Names of the policies that decided. */
  readonly policies: readonly string[];
}

/** Answers requests with the policies of one system; the rest of the account is open, so that nothing else says no. */
export class Judge {
  constructor(private readonly policies: Policies) {}

  /** @throws Error for a request that AWS does not know */
  async ask(request: Request): Promise<Judgement> {
    const identity = this.identityOf(request.principal);
    const resource = this.policyOf(request);
    const deciding = { identity, ...(resource && { resource }) };
    const answer = await remember(request, deciding);
    return { answer, policies: [...identity, ...(resource ? [resource] : [])].map(({ name }) => name) };
  }

  /** A role of the system has its policies, a service none; everybody else may do everything, as far as it is up to them. */
  private identityOf(principal: string): readonly NamedPolicy[] {
    const role = this.policies.roles.get(principal);
    if (role) return role.permissions;
    return principal.startsWith('arn:') && principal.includes(':role/') ? [ADMINISTRATOR] : [];
  }

  private policyOf({ action, resource }: Request): NamedPolicy | undefined {
    if (action.startsWith('sts:AssumeRole')) return this.trustOf(resource);
    const [service = ''] = action.split(':');
    const own = this.policies.resources.get(service === 's3' ? resource.replace(/\/.*/s, '') : resource);
    return own ?? (service === 'kms' || accountOf(resource) !== ACCOUNT ? openPolicy(action, resource) : undefined);
  }

  /** Another role of the account trusts everybody in it. */
  private trustOf(resource: string): NamedPolicy {
    const role = this.policies.roles.get(resource);
    return role?.trust ?? OPEN_TRUST;
  }
}

const EVERYBODY = { AWS: `arn:aws:iam::${ACCOUNT}:root` };

/** Somebody who may do everything. */
export const ADMINISTRATOR: NamedPolicy = {
  name: 'administrator',
  policy: statement({ Effect: 'Allow', Action: '*', Resource: '*' }),
};

const OPEN_TRUST: NamedPolicy = {
  name: 'trust of a role that everybody in the account may assume',
  policy: statement({ Effect: 'Allow', Principal: EVERYBODY, Action: 'sts:AssumeRole' }),
};

/** What another account, or a key of somebody else, says to everybody in the account: do as your own policies say. */
function openPolicy(action: string, resource: string): NamedPolicy {
  const policy = statement({ Effect: 'Allow', Principal: EVERYBODY, Action: action, Resource: resource });
  return { name: 'policy of a resource that everybody in the account may use', policy };
}

function statement(content: Policy['Statement'][number]): Policy {
  return { Version: '2012-10-17', Statement: [content] };
}

/** Both backends ask most questions of policies that say the same, and an answer follows from nothing else. */
const ANSWERS = new Map<string, Promise<Answer>>();

function remember(request: Request, deciding: Deciding): Promise<Answer> {
  const said = [...deciding.identity, deciding.resource].map((named) => (named ? contentOf(named) : 0));
  const question = JSON.stringify([request, said]);
  const answer = ANSWERS.get(question) ?? evaluate(request, deciding);
  ANSWERS.set(question, answer);
  return answer;
}

/** Policies that say the same have the same number. */
function contentOf(named: NamedPolicy): number {
  const known = NUMBERS.get(named);
  if (known !== undefined) return known;
  const content = JSON.stringify(named.policy);
  const number = CONTENTS.get(content) ?? CONTENTS.size + 1;
  CONTENTS.set(content, number);
  NUMBERS.set(named, number);
  return number;
}

const NUMBERS = new WeakMap<NamedPolicy, number>();
const CONTENTS = new Map<string, number>();
