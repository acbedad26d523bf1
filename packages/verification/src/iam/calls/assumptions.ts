import type { RolePlan } from '@tap-pipeline/core-model';
import { ARNS, regional } from '../arns';
import { ACCOUNT } from '../cloud';
import type { Context } from '../evaluate';
import type { Places } from '../places';
import type { LifeCall } from './call';
import type { DocumentId } from './documents';

/** A service that works with a role, and what it says of itself when it assumes it. */
export interface Assumption {
  /** Name of the service, for example `codebuild.amazonaws.com`. */
  readonly service: string;
  /** ARN of what it works for. */
  readonly source: string;
  /** Where AWS says so. */
  readonly document: DocumentId;
}

/** The service that works with a role; undefined for roles that the pipeline assumes. */
export function assumptionOf(places: Places, { id }: RolePlan): Assumption | undefined {
  const { delivery, runtimes } = places.plan;
  if (delivery.pipeline.actionRoles.some((role) => role.id === id)) return undefined;
  const project = delivery.buildProjects.find((candidate) => candidate.id === id);
  if (project) return { service: 'codebuild.amazonaws.com', source: ARNS.project(project.name), document: 'buildRole' };
  const chat = delivery.chatChannels.find((candidate) => candidate.id === id)?.configuration;
  if (chat)
    return {
      service: 'chatbot.amazonaws.com',
      source: `arn:aws:chatbot::${ACCOUNT}:chat-configuration/${CHAT_KINDS[chat.channel.kind]}/${chat.name}`,
      document: 'chatRole',
    };
  const known = SERVICES[id];
  if (!known) throw new Error(`it is not known which service works with the role ${id}; say so in assumptions.ts`);
  const [runtime] = runtimes;
  const application = runtime?.deploymentGroup;
  return known(places, application ? ARNS.deploymentGroup(application.applicationName, application.name) : '');
}

/** As ARNs of channel configurations say it. */
const CHAT_KINDS = { slack: 'slack-channel', teams: 'microsoft-teams-channel' } as const;

const SERVICES: { readonly [role: string]: (places: Places, deploymentGroup: string) => Assumption } = {
  pipeline: (places) => ({
    service: 'codepipeline.amazonaws.com',
    source: places.at('pipeline', 'arn'),
    document: 'pipelineRole',
  }),
  start: (places) => ({
    service: 'events.amazonaws.com',
    source: places.at('rule/start', 'arn'),
    document: 'ruleRole',
  }),
  'bucket-emptier': (places) => ({
    service: 'lambda.amazonaws.com',
    source: places.at('bucketEmptier', 'arn'),
    document: 'lambdaRole',
  }),
  'default-group-closer': ({ plan }) => ({
    service: 'lambda.amazonaws.com',
    source: ARNS.function(plan.runtimes[0]?.defaultSecurityGroup?.closer.functionName ?? ''),
    document: 'lambdaRole',
  }),
  task: () => ({ service: 'ecs-tasks.amazonaws.com', source: TASK, document: 'taskRole' }),
  'task-execution': () => ({ service: 'ecs-tasks.amazonaws.com', source: TASK, document: 'executionRole' }),
  deployment: (_, source) => ({ service: 'codedeploy.amazonaws.com', source, document: 'deployTrust' }),
  'flow-logs': () => ({
    service: 'vpc-flow-logs.amazonaws.com',
    source: regional('ec2', 'vpc-flow-log/fl-0123456789abcdef0'),
    document: 'flowLogs',
  }),
};

const TASK = regional('ecs', 'task/0123456789abcdef0');

/** What a service says of itself: whom it works for. */
export function fromSource(source: string, account = ACCOUNT): Context {
  return { 'aws:SourceAccount': account, 'aws:SourceArn': source };
}

/** The service assumes its role. */
export function callsOfAssumption(places: Places, role: RolePlan): readonly LifeCall[] {
  const assumption = assumptionOf(places, role);
  if (!assumption) return [];
  return [
    {
      principal: assumption.service,
      what: 'work with the role',
      document: assumption.document,
      action: 'sts:AssumeRole',
      resource: places.role(role.id),
      context: fromSource(assumption.source),
    },
  ];
}
