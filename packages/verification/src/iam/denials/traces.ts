import { ARNS, OTHER_ADMINISTRATOR, regional } from '../arns';
import { OVER_PLAIN_HTTP, OVER_TLS } from '../calls/call';
import { ACCOUNT, OTHER_ACCOUNT } from '../cloud';
import type { Context, Request } from '../evaluate';
import { alarmsOf, logGroupArns } from '../places';
import { type Denial, everyRole, type Scene, whatOnlyOthersMay } from './denial';

const TREASURY = ARNS.topic('treasury-notify-failed-prod');

/** Attempts on logs, alarms, rules and topics. */
export const TRACES: readonly Denial[] = [
  {
    what: 'write into a log of another team',
    reason: 'a log should say what happened',
    attempts: everyRole(
      ['logs:PutLogEvents', 'logs:CreateLogStream'],
      [`${ARNS.logGroup('/aws/codebuild/treasury-build-prod')}:log-stream:one`],
    ),
  },
  {
    what: 'write into the log of another component',
    reason: 'the same',
    attempts: whatOnlyOthersMay('logs:PutLogEvents'),
  },
  {
    what: 'delete a log group',
    reason: 'traces of an attack would be gone',
    attempts: everyRole(['logs:DeleteLogGroup'], groups),
  },
  {
    what: 'delete a log stream',
    reason: 'the same',
    attempts: everyRole(['logs:DeleteLogStream'], streams),
  },
  {
    what: 'shorten how long logs are kept',
    reason: 'the same, a day later',
    attempts: everyRole(['logs:PutRetentionPolicy', 'logs:DisassociateKmsKey'], groups),
  },
  {
    what: 'read logs',
    reason: 'logs may hold what nobody should read',
    attempts: everyRole(['logs:GetLogEvents'], streams),
  },
  {
    what: 'send logs somewhere else',
    reason: 'they would be carried out, and go on',
    attempts: everyRole(['logs:PutSubscriptionFilter'], groups),
  },
  {
    what: 'stop the trail of the account',
    reason: 'CloudTrail says who did what',
    attempts: everyRole(['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'], [regional('cloudtrail', 'trail/all')]),
  },
  {
    what: 'delete or silence alarms',
    reason: 'nobody would know',
    attempts: everyRole(
      ['cloudwatch:DeleteAlarms', 'cloudwatch:DisableAlarmActions', 'cloudwatch:SetAlarmState'],
      ({ places }) => alarmsOf(places.plan).map(({ name }) => ARNS.alarm(name)),
    ),
  },
  {
    what: 'read the alarms of another team',
    reason: 'the deployment looks at its own',
    attempts: everyRole(['cloudwatch:DescribeAlarms'], [ARNS.alarm('treasury-failed-prod')]),
  },
  {
    what: 'disable or change rules',
    reason: 'pipelines would no longer start, or start something else',
    attempts: everyRole(
      ['events:DisableRule', 'events:PutTargets', 'events:RemoveTargets'],
      [ARNS.rule('treasury-start-prod')],
    ),
  },
  {
    what: 'send events of its own',
    reason: 'a made-up event could start a pipeline',
    attempts: everyRole(['events:PutEvents'], [regional('events', 'event-bus/default')]),
  },
  {
    what: "publish to another team's topic",
    reason: 'false alarms teach people to look away',
    attempts: everyRole(['sns:Publish'], [TREASURY], OVER_TLS),
  },
  {
    what: 'publish to its own topics, as anything but the pipeline',
    reason: 'the same',
    attempts: everyRole(['sns:Publish'], topicsThatNobodyAsksThrough, OVER_TLS),
  },
  {
    what: 'subscribe to a topic',
    reason: 'messages would be carried out, and go on',
    attempts: everyRole(['sns:Subscribe'], topics, OVER_TLS),
  },
  {
    what: 'change or delete a topic',
    reason: 'its policy says who may publish',
    attempts: everyRole(['sns:SetTopicAttributes', 'sns:AddPermission', 'sns:DeleteTopic'], topics, OVER_TLS),
  },
  {
    what: 'publish to a topic from another account',
    reason: 'the topic admits services of this account',
    attempts: (scene) => publishing(scene, OTHER_ADMINISTRATOR, OVER_TLS),
  },
  {
    what: 'publish an alarm of another account',
    reason: 'CloudWatch would be a confused deputy',
    attempts: (scene) =>
      publishing(scene, 'cloudwatch.amazonaws.com', { ...OVER_TLS, 'aws:SourceAccount': OTHER_ACCOUNT }),
  },
  {
    what: 'publish as a service that has nothing to tell',
    reason: 'the topic names the services that it admits',
    attempts: (scene) =>
      ['s3', 'lambda', 'budgets', 'codestar-notifications'].flatMap((service) =>
        publishing(scene, `${service}.amazonaws.com`, { ...OVER_TLS, 'aws:SourceAccount': ACCOUNT }),
      ),
  },
  {
    what: 'publish to a topic without TLS',
    reason: 'the policy of the topic refuses it to those who otherwise may',
    attempts: withoutTls,
  },
];

function groups({ places }: Scene): readonly string[] {
  return logGroupArns(places.plan);
}

function streams(scene: Scene): readonly string[] {
  return groups(scene).map((group) => `${group}:log-stream:one`);
}

function topics({ places }: Scene): readonly string[] {
  return [...places.plan.delivery.notificationTopics.map(({ id }) => places.at(`topic/${id}`, 'arn')), TREASURY];
}

function topicsThatNobodyAsksThrough(scene: Scene, { id }: { readonly id: string }): readonly string[] {
  const asked = new Set(
    scene.calls
      .filter(({ principal, action }) => action === 'sns:Publish' && principal === scene.places.role(id))
      .map(({ resource }) => resource),
  );
  return topics(scene).filter((topic) => !asked.has(topic));
}

function publishing(scene: Scene, principal: string, context: Context): readonly Request[] {
  return topics(scene)
    .filter((topic) => topic !== TREASURY)
    .map((resource) => ({ principal, action: 'sns:Publish', resource, context }));
}

/** Everything that is published to the topics of the plan, over plain HTTP. */
function withoutTls(scene: Scene): readonly Request[] {
  const own = topics(scene);
  return scene.calls
    .filter(({ action, resource }) => action === 'sns:Publish' && own.includes(resource))
    .map(({ principal, action, resource, context }) => ({
      principal,
      action,
      resource,
      context: { ...context, ...OVER_PLAIN_HTTP },
    }));
}
