import type { DeliveryPipelinePlan } from '../../src/plan/pipeline-plan';
import { deliveryRoles, runtimeRoles } from '../../src/plan/roles';
import type { RolePlan } from '../../src/plan/vocabulary/statement';
import { ALL_PLANS } from '../specs';

/** The service that works with a role, by the beginning of the plan's id; the other roles are the pipeline's. */
const SERVICES: readonly (readonly [beginning: RegExp, service: string])[] = [
  [/^pipeline$/, 'codepipeline.amazonaws.com'],
  [/^(build|test-.*|scan-.*)$/, 'codebuild.amazonaws.com'],
  [/^(bucket-emptier|default-group-closer)$/, 'lambda.amazonaws.com'],
  [/^start$/, 'events.amazonaws.com'],
  [/^(slack|teams)-/, 'chatbot.amazonaws.com'],
  [/^(task|task-execution)$/, 'ecs-tasks.amazonaws.com'],
  [/^deployment$/, 'codedeploy.amazonaws.com'],
  [/^flow-logs$/, 'vpc-flow-logs.amazonaws.com'],
];

describe('a role may be assumed by the service that works with it', () => {
  test.each(ALL_PLANS)('in %s', (_, plan) => {
    const roles = rolesOf(plan).filter(({ id }) => !id.endsWith('-action'));
    expect(roles.map(({ id, trust }) => [id, trust.principal])).toEqual(
      roles.map(({ id }) => [id, { service: SERVICES.find(([beginning]) => beginning.test(id))?.[1] }]),
    );
  });
});

describe('a role of an action may be assumed by the pipeline', () => {
  test.each(ALL_PLANS)('in %s', (_, plan) => {
    const roles = rolesOf(plan).filter(({ id }) => id.endsWith('-action'));
    expect(roles.length).toBeGreaterThan(0);
    for (const { trust } of roles) expect(trust.principal).toEqual({ aws: { of: 'role/pipeline', as: 'arn' } });
  });
});

function rolesOf({ delivery, runtimes }: DeliveryPipelinePlan): readonly RolePlan[] {
  return [...deliveryRoles(delivery), ...runtimes.flatMap(runtimeRoles)];
}
