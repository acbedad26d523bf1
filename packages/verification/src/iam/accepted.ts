import { regional } from './arns';
import { BALANCER_LOGS } from './calls/access-logs';
import { isCloned, settingOf, sourceActionOf } from './calls/actions';
import { assumptionOf, fromSource } from './calls/assumptions';
import { OVER_TLS } from './calls/call';
import { OTHER_ACCOUNT } from './cloud';
import type { Denial, Scene } from './denials/denial';
import type { Request } from './evaluate';

/** Calls that an attacker might like, that are allowed, and why they stay so. An entry that nothing needs any more fails the examination. */
export const ACCEPTED: readonly Denial[] = [
  {
    what: "publish to a topic, or use its key, as EventBridge on behalf of another account's rule",
    reason:
      'EventBridge fills in no condition key when it writes to a topic, so nothing can be asked for; EventBridge User Guide, "Using resource-based policies for Amazon EventBridge": conditions cannot be used in policies of topics. A rule of another account cannot name a topic as its target by itself, and a message holds no secret',
    attempts: eventsFromOutside,
  },
  {
    what: 'assume a role as CodePipeline, Lambda, Chatbot, ECS or VPC flow logs, on behalf of something else in the account',
    reason:
      'AWS documents no source ARN for CodePipeline, Lambda and Chatbot, none narrower than the account and region for ECS, and that of a flow log is not known before it is made; other accounts are kept out',
    attempts: ({ places, roles }) =>
      roles.flatMap((role) => {
        const own = assumptionOf(places, role);
        const source = own && OF_OTHERS[own.service];
        if (!own || !source) return [];
        const principal = own.service;
        return [{ principal, action: 'sts:AssumeRole', resource: places.role(role.id), context: fromSource(source) }];
      }),
  },
  {
    what: 'fetch another repository through the connection, as a build with a full clone',
    reason:
      'CodeBuild clones by itself, and AWS documents no condition for it; CodePipeline User Guide, "Add CodeBuild GitClone permissions for connections". Install the app of the connection for the one repository, or leave `fullClone` off',
    attempts: cloningOthers,
  },
  {
    what: 'deliver access logs of another load balancer of the account',
    reason:
      'Elastic Load Balancing User Guide, "Enable access logs for your Application Load Balancer", lets the policy tell load balancers apart by the account in the path, and by nothing else; file names say which load balancer a log is of',
    attempts: ({ calls }) =>
      calls
        .filter(({ principal }) => principal === BALANCER_LOGS)
        .map(({ principal, action, resource, context }) => ({
          principal,
          action,
          resource: resource.replace('/one.log.gz', '/treasury.log.gz'),
          context,
        })),
  },
];

const OF_OTHERS: { readonly [service: string]: string } = {
  'codepipeline.amazonaws.com': regional('codepipeline', 'treasury-pipeline-prod'),
  'lambda.amazonaws.com': regional('lambda', 'function:treasury-refund'),
  'chatbot.amazonaws.com': 'arn:aws:chatbot::111122223333:chat-configuration/slack-channel/treasury',
  'ecs-tasks.amazonaws.com': regional('ecs', 'task/treasury'),
  'vpc-flow-logs.amazonaws.com': regional('ec2', 'vpc-flow-log/fl-0fedcba9876543210'),
};

function eventsFromOutside({ places }: Scene): readonly Request[] {
  const { notificationTopics, encryptionKey } = places.plan.delivery;
  const topics = notificationTopics.filter(({ rule }) => rule).map(({ id }) => places.at(`topic/${id}`, 'arn'));
  const key = encryptionKey && topics.length > 0 ? [places.at('encryptionKey', 'arn')] : [];
  const principal = 'events.amazonaws.com';
  const context = { ...OVER_TLS, 'aws:SourceAccount': OTHER_ACCOUNT };
  return [
    ...topics.map((resource) => ({ principal, action: 'sns:Publish', resource, context })),
    ...key.map((resource) => ({ principal, action: 'kms:Decrypt', resource, context })),
  ];
}

function cloningOthers({ places }: Scene): readonly Request[] {
  const connection = settingOf(places, sourceActionOf(places), 'ConnectionArn');
  if (connection === undefined || !isCloned(places)) return [];
  const prefix = connection.split(':')[2];
  return places.plan.delivery.buildProjects.map(({ id }) => ({
    principal: places.role(id),
    action: `${prefix}:UseConnection`,
    resource: connection,
    context: { [`${prefix}:FullRepositoryId`]: 'acme/treasury' },
  }));
}
