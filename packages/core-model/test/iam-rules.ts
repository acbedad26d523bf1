import type { DeliveryPipelinePlan } from '../src/plan/pipeline-plan';
import { isReference } from '../src/plan/vocabulary/reference';
import type { RolePlan, Statement } from '../src/plan/vocabulary/statement';
import { WILDCARD_ACTIONS } from '../src/plan/vocabulary/statement';
import { referencesIn, repeated, resourceStatementsOf, rolesOf } from './plan-parts';

/** A rule that every role and policy of every plan keeps; it gives what breaks it. */
export interface IamRule {
  /** The rule, in a sentence. */
  readonly title: string;
  /** What breaks it. */
  readonly broken: (plan: DeliveryPipelinePlan) => readonly string[];
}

/** The rules. */
export const IAM_RULES: readonly IamRule[] = [
  { title: 'names every action in full', broken: (plan) => rolesOf(plan).flatMap(eachStatement(abbreviated)) },
  {
    title: 'abbreviates an action of a resource policy only to deny all of S3',
    broken: (plan) =>
      resourceStatementsOf(plan)
        .filter(({ effect, actions }) => !(effect === 'Deny' && actions.join() === 's3:*'))
        .flatMap(abbreviated),
  },
  {
    title: 'grants on every resource only what has no narrower one',
    broken: (plan) => rolesOf(plan).flatMap(eachStatement(tooWide)),
  },
  {
    title: 'has no statement without an action or a resource',
    broken: (plan) => rolesOf(plan).flatMap(eachStatement(empty)),
  },
  {
    title: 'lets a role be assumed for things of this account alone',
    broken: (plan) => rolesOf(plan).flatMap(untrusted(plan)),
  },
  { title: 'passes exactly the two roles of a task, to ECS', broken: passesWrongly },
  { title: 'lets no role change an identity', broken: (plan) => rolesOf(plan).flatMap(changesIdentity(plan)) },
  { title: 'gives each role that touches what is encrypted the right to the key', broken: withoutKey },
  {
    title: 'gives roles names, ids and statement ids that are unique',
    broken: (plan) => [
      ...repeated(rolesOf(plan).map(({ id }) => id)),
      ...repeated(rolesOf(plan).map(({ name }) => name)),
      ...rolesOf(plan).flatMap(({ id, statements }) => repeated(statements.map(({ sid }) => `${id}: ${sid}`))),
    ],
  },
  {
    title: 'has statement ids of letters and digits',
    broken: (plan) =>
      [...rolesOf(plan).flatMap(({ statements }) => statements), ...resourceStatementsOf(plan)]
        .map(({ sid }) => sid)
        .filter((sid) => !/^[A-Za-z0-9]+$/.test(sid)),
  },
  {
    title: 'admits everybody only to refuse them',
    broken: (plan) =>
      resourceStatementsOf(plan)
        .filter(({ effect, principals }) => effect === 'Allow' && principals.some((principal) => 'anyone' in principal))
        .map(({ sid }) => sid),
  },
  {
    title: 'names no role in the policy of a key, bucket or topic, so that nothing goes round',
    broken: (plan) =>
      resourceStatementsOf(plan)
        .filter((statement) => referencesIn(statement).some(({ of }) => of.startsWith('role/')))
        .map(({ sid }) => sid),
  },
];

function eachStatement(broken: (statement: Statement) => readonly string[]) {
  return ({ id, statements }: RolePlan) =>
    statements.flatMap((statement) => broken(statement).map((what) => `${id}: ${what}`));
}

function abbreviated({ actions }: Statement): readonly string[] {
  return actions.filter((action) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action));
}

function tooWide({ sid, effect, actions, resources }: Statement): readonly string[] {
  if (effect !== 'Allow') return sid === 'KeepOffCache' ? [] : [`refuses ${actions.join()}`];
  if (!resources.includes('*')) return [];
  return actions.filter((action) => !(action in WILDCARD_ACTIONS));
}

function empty({ sid, actions, resources }: Statement): readonly string[] {
  return actions.length === 0 || resources.length === 0 ? [sid] : [];
}

function untrusted(plan: DeliveryPipelinePlan) {
  const ids = rolesOf(plan).map(({ id }) => `role/${id}`);
  return ({ id, trust: { principal, conditions } }: RolePlan): readonly string[] => {
    if ('aws' in principal) return isReference(principal.aws) && ids.includes(principal.aws.of) ? [] : [id];
    const account = conditions?.StringEquals?.['aws:SourceAccount'];
    const isBound = isReference(account) && account.of === 'cloud' && account.as === 'account';
    return 'service' in principal && isBound ? [] : [id];
  };
}

const PASSING = ['deploy-action', 'deployment'];

function passesWrongly(plan: DeliveryPipelinePlan): readonly string[] {
  const passing = rolesOf(plan).filter(({ statements }) =>
    statements.some(({ actions }) => actions.includes('iam:PassRole')),
  );
  const expected = plan.runtimes.length > 0 ? PASSING : [];
  const wrong = passing.flatMap((role) =>
    role.statements
      .filter(({ actions }) => actions.includes('iam:PassRole'))
      .filter((statement) => !passesTaskRoles(statement)),
  );
  const ids = passing.map(({ id }) => id);
  return [
    ...expected.filter((id) => !ids.includes(id)),
    ...ids.filter((id) => !expected.includes(id)),
    ...wrong.map(({ sid }) => sid),
  ];
}

function passesTaskRoles({ actions, resources, conditions }: Statement): boolean {
  const passed = resources.map((resource) =>
    isReference(resource) ? `${resource.of}.${resource.as}` : String(resource),
  );
  return (
    actions.length === 1 &&
    passed.sort().join() === 'role/task-execution.arn,role/task.arn' &&
    conditions?.StringEquals?.['iam:PassedToService'] === 'ecs-tasks.amazonaws.com'
  );
}

function changesIdentity(plan: DeliveryPipelinePlan) {
  const actionRoles = plan.delivery.pipeline.actionRoles.map(({ id }) => `role/${id}`);
  return ({ id, statements }: RolePlan): readonly string[] =>
    statements.flatMap(({ actions, resources }) => {
      const identity = actions.filter((action) => action.startsWith('iam:') && action !== 'iam:PassRole');
      const assumes = actions.includes('sts:AssumeRole');
      const assumed = assumes ? referencesIn(resources).map(({ of }) => of) : [];
      const isAllowed =
        !assumes ||
        (id === 'pipeline' && assumed.length === resources.length && assumed.every((of) => actionRoles.includes(of)));
      return [...identity.map((action) => `${id}: ${action}`), ...(isAllowed ? [] : [`${id}: sts:AssumeRole`])];
    });
}

/**
 * What is encrypted with the plan's key, and the rights on the key that each action then takes. Images take none: ECR works with
 * a grant of its own. From the ECR User Guide, "Encryption at rest".
 */
const ENCRYPTED: readonly { readonly action: RegExp; readonly of: RegExp; readonly key: string }[] = [
  { action: /^s3:GetObject/, of: /^bucket\//, key: 'kms:Decrypt' },
  { action: /^s3:PutObject/, of: /^bucket\//, key: 'kms:GenerateDataKey' },
  { action: /^sns:Publish$/, of: /^topic\//, key: 'kms:GenerateDataKey' },
  { action: /^codecommit:(GitPull|UploadArchive)$/, of: /^sourceRepository$/, key: 'kms:Decrypt' },
  { action: /^(ssm:GetParameters|secretsmanager:GetSecretValue)$/, of: /^cloud$/, key: 'kms:Decrypt' },
];

function withoutKey(plan: DeliveryPipelinePlan): readonly string[] {
  const hasKey = plan.delivery.encryptionKey !== undefined;
  return rolesOf(plan).flatMap(({ id, statements }) => {
    const onKey = statements.filter(({ resources }) =>
      referencesIn(resources).some(({ of }) => of === 'encryptionKey'),
    );
    const rights = new Set(onKey.flatMap(({ actions }) => actions));
    if (!hasKey) return [...rights].map((right) => `${id}: ${right} without a key`);
    const needed = statements.flatMap(({ effect, actions, resources }) => {
      if (effect === 'Deny') return [];
      const targets = referencesIn(resources).map(({ of }) => of);
      return ENCRYPTED.filter(
        ({ action, of }) => actions.some((name) => action.test(name)) && targets.some((target) => of.test(target)),
      );
    });
    return [...new Set(needed.map(({ key }) => key))]
      .filter((right) => !rights.has(right))
      .map((right) => `${id}: ${right}`);
  });
}
