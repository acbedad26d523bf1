import type { Fault } from '../fault';
import { PLAN } from '../folders';

/** Roles that the wrong ones may take, or that those who need them may not. */
export const TRUST_FAULTS: readonly Fault[] = [
  {
    id: 'deputy-of-any-account',
    kind: 'trust',
    file: `${PLAN}/vocabulary/trust.ts`,
    find: "      StringEquals: { 'aws:SourceAccount': ACCOUNT },\n",
    replace: '',
    effect: 'Another account can use an AWS service as its deputy to work with the roles.',
  },
  {
    id: 'deputy-of-any-project',
    kind: 'trust',
    file: `${PLAN}/build-project.ts`,
    find: "trustService('codebuild.amazonaws.com', arnOf('codebuild', `project/${projectName}`))",
    replace: "trustService('codebuild.amazonaws.com')",
    effect: 'Any build project of the account can work with the role of this one.',
  },
  {
    id: 'trusts-another-service',
    kind: 'trust',
    file: `${PLAN}/build-project.ts`,
    find: "trustService('codebuild.amazonaws.com', ",
    replace: "trustService('codepipeline.amazonaws.com', ",
    effect: 'No build starts: CodeBuild is not authorised to assume its role.',
  },
  {
    id: 'tasks-trust-ecs',
    kind: 'trust',
    file: `${PLAN}/task-definition.ts`,
    find: "trustService('ecs-tasks.amazonaws.com', ",
    replace: "trustService('ecs.amazonaws.com', ",
    effect: 'Tasks never start: ECS is unable to assume their role.',
  },
  {
    id: 'deployment-trusts-ecs',
    kind: 'trust',
    file: `${PLAN}/deployment-group.ts`,
    find: "trustService('codedeploy.amazonaws.com', ",
    replace: "trustService('ecs.amazonaws.com', ",
    effect: 'The deployment group is refused: CodeDeploy cannot assume its role.',
  },
];
