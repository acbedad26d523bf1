import { type Hardening, STRICT_CONTROLS } from './hardening';
import type { ResolvedService, ResolvedSpec } from './resolved-spec';

/** A value that a spec leaves out and the product fills in. */
export interface DefaultRule {
  /** Where: keys joined by dots, `[]` for every entry of a list. */
  readonly path: string;
  /** Only where the object around it says so, for example `{ kind: ['s3'] }`; absent: everywhere. */
  readonly where?: { readonly [key: string]: readonly string[] };
  /** Only with this hardening; absent: with any. */
  readonly hardening?: Hardening;
  /** The value, or how it follows from the rest of the spec; `undefined` leaves it out. */
  readonly value: Plain | DerivedDefault;
  /** Why this value, for people. */
  readonly reason: string;
}

/** A constant default. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** A default that follows from what the spec says elsewhere. It sees the defaults of the rules before it. */
export type DerivedDefault = (spec: ResolvedSpec) => Plain | undefined;

const GIT = ['github', 'gitlab', 'bitbucket', 'codecommit', 'github-oauth'];
const ECS = { target: ['ecs'] };

/** The defaults of every hardening. */
const ORDINARY: readonly DefaultRule[] = [
  rule('project', (spec) => spec.service, 'a service without a project is its own project'),
  rule('purpose', 'continuous delivery', 'the tag Purpose is on everything'),
  rule('tags', {}, 'no tags but the ones the product adds'),
  rule('naming', {}, 'see naming.pattern'),
  rule('naming.pattern', '{service}-{type}-{suffix}', 'names sort by service and always carry the environment'),
  rule('hardening', 'baseline', 'what costs next to nothing; strict has its price'),
  rule(
    'removal',
    'destroy',
    'a stack that cannot be deleted is the commonest complaint; production sets retain in overrides',
  ),
  rule('source.branch', 'main', 'the name that git hosts give a first branch', { kind: GIT }),
  rule('source.fullClone', false, 'a zip file is quicker; a clone is for builds that need the history', {
    kind: ['github', 'gitlab', 'bitbucket', 'codecommit'],
  }),
  rule('source.triggers', {}, 'every push to the branch starts the pipeline', {
    kind: ['github', 'gitlab', 'bitbucket'],
  }),
  rule('source.key', 'source.zip', 'a plain name', { kind: ['s3'] }),
  rule('source.tag', 'latest', 'the tag that Docker itself moves', { kind: ['ecr'] }),
  rule('build', {}, 'a Dockerfile is enough to build a service'),
  rule('build.runtime', {}, 'the commands need nothing but a shell and Docker'),
  rule('build.commands', {}, 'the image is built without commands of your own'),
  ...['install', 'preBuild', 'build', 'postBuild'].map((phase) =>
    rule(`build.commands.${phase}`, [], 'no commands in this phase'),
  ),
  rule(
    'build.image',
    (spec) => (spec.source.kind === 'ecr' ? 'none' : {}),
    'a source image is released as it is; every other source has a Dockerfile',
  ),
  ...imageDefaults(),
  rule('build.compute', 'small', 'the cheapest machine; most services build on it in minutes'),
  rule('build.timeoutMinutes', 30, 'CodeBuild would let a build that hangs run for an hour'),
  rule(
    'build.queuedTimeoutMinutes',
    60,
    'a build that waits longer has met a quota; CodeBuild would wait for eight hours',
  ),
  rule('build.cache', cacheFor, 'Docker layers are kept where an image is built; AWS keeps them at no cost'),
  rule('build.environment', {}, 'no variables but the ones the product sets'),
  rule('build.reports', [], 'no report files are known'),
  rule('build.reports[].format', 'junit', 'the format that nearly every test tool writes'),
  rule('build.registryCredentials.registry', 'docker.io', 'Docker Hub is the registry with pull limits'),
  rule('tests', [], 'no tests beside those of the build'),
  rule('tests[].runtime', (spec) => ({ ...spec.build.runtime }), 'tests need the languages of the build'),
  rule('tests[].reports', [], 'no report files are known'),
  rule('tests[].reports[].format', 'junit', 'the format that nearly every test tool writes'),
  rule('tests[].environment', {}, 'no variables but the ones the product sets'),
  rule('tests[].docker', false, 'privileged mode is for what needs it'),
  rule('tests[].compute', 'small', 'the cheapest machine'),
  rule('tests[].timeoutMinutes', 30, 'CodeBuild would let a test that hangs run for an hour'),
  rule('scans', [], 'a scan stage is asked for'),
  rule('scans[].scanner', 'ecr', 'the scan on push is free', { kind: ['image'] }),
  rule(
    'scans[].tool',
    (spec) => (Object.keys(spec.build.runtime).join() === 'python' ? 'bandit' : 'semgrep'),
    'bandit knows Python best, semgrep knows every language',
    { kind: ['sast'] },
  ),
  rule('scans[].paths', ['.'], 'the whole source', { kind: ['sast'] }),
  rule('scans[].failOn', 'medium', 'a secret in the source is never harmless', { kind: ['secrets'] }),
  rule('scans[].failOn', 'high', 'what attackers use is rated high or critical'),
  rule('approvals', [], 'nobody is asked'),
  rule('approvals[].message', 'Approve to continue', 'the approver sees the pipeline and the stage beside it'),
  rule('approvals[].timeoutMinutes', 10080, 'seven days, as CodePipeline itself'),
  rule('retry', 'none', 'a failure is looked at first'),
  rule('deploy', { target: 'none' }, 'the pipeline ends with the image'),
  rule('deploy.controller', 'codedeploy', 'the controller that is built today', ECS),
  rule(
    'deploy.strategy',
    { kind: 'all-at-once' },
    'blue/green with an immediate switch; a slower shift is asked for',
    ECS,
  ),
  rule('deploy.strategy.percent', 10, "the share of AWS's own configurations", { kind: ['canary', 'linear'] }),
  rule('deploy.strategy.waitMinutes', 5, "the shorter of AWS's own canary configurations", { kind: ['canary'] }),
  rule('deploy.strategy.waitMinutes', 1, "the shorter of AWS's own linear configurations", { kind: ['linear'] }),
  rule('deploy.terminationWaitMinutes', 15, 'long enough to notice a bad release while a rollback takes seconds', ECS),
  rule('deploy.rollback', {}, 'see its settings', ECS),
  rule('deploy.rollback.onFailure', true, 'a failed deployment leaves the old tasks in charge'),
  rule('deploy.rollback.onRequest', true, 'stopping a deployment means going back'),
  rule('deploy.testListener.port', 8443, 'a port of its own, away from 80 and 443'),
  rule('deploy.hooks', {}, 'no functions are called', ECS),
  rule('deploy.service', {}, 'see its settings', ECS),
  rule('deploy.service.cpu', 256, 'the smallest task'),
  rule(
    'deploy.service.memoryMiB',
    (spec) => service(spec, ({ cpu }) => cpu * 2),
    'the smallest pair that Fargate takes for any CPU',
  ),
  rule('deploy.service.port', 8080, 'a port that a process without root can open'),
  rule(
    'deploy.service.desiredCount',
    (spec) => service(spec, ({ autoscaling }) => autoscaling?.minCount ?? 2),
    'one task in each of two zones; with scaling, its lower limit',
  ),
  rule('deploy.service.autoscaling.targetCpuPercent', 60, 'room for a burst while new tasks start'),
  rule('deploy.service.spotPercent', 0, 'tasks that AWS may stop are asked for'),
  rule('deploy.service.healthCheck', {}, 'see its settings'),
  rule('deploy.service.healthCheck.path', '/health', 'the path that most services have'),
  rule('deploy.service.healthCheck.intervalSeconds', 15, 'a dead task is found in under a minute'),
  rule('deploy.service.healthCheck.timeoutSeconds', 5, "AWS's own"),
  rule('deploy.service.healthCheck.healthyCount', 2, 'a new task serves after half a minute'),
  rule('deploy.service.healthCheck.unhealthyCount', 3, 'one lost answer does not stop a task'),
  rule('deploy.service.healthCheck.codes', '200', "AWS's own"),
  rule('deploy.service.environment', {}, 'no variables'),
  rule('deploy.service.readOnlyRootFilesystem', true, 'a program that is broken into cannot change itself'),
  rule('deploy.service.healthCheckGraceSeconds', 60, 'time for a program to start'),
  rule('deploy.service.allowedCidrs', ['0.0.0.0/0'], 'a public service; an inner one says who may come in'),
  rule('deploy.service.outbound', [], 'HTTPS is what the image and AWS need'),
  rule('deploy.service.permissions', [], 'the program may do nothing in AWS'),
  rule(
    'network',
    (spec) => (spec.deploy.target === 'ecs' ? { kind: 'new' } : undefined),
    'a VPC of its own works in every account',
  ),
  rule('network.cidr', '10.0.0.0/16', "AWS's own example; peered networks choose another", { kind: ['new'] }),
  rule('network.zones', 2, 'a load balancer needs two', { kind: ['new'] }),
  rule('network.egress', 'nat', 'one gateway: works for every image and costs a third of one per zone with endpoints', {
    kind: ['new'],
  }),
  rule('network.flowLogs', true, 'what reached the network cannot be found out afterwards', { kind: ['new'] }),
  rule(
    'network.closeDefaultGroup',
    false,
    'nothing uses the group, and with the CDK it takes a function that may change it',
    { kind: ['new'] },
  ),
  rule('artifacts', {}, 'see its settings'),
  rule('artifacts.expireDays', 30, 'the figure that most teams ask for'),
  rule('artifacts.noncurrentDays', 30, 'replaced versions are of no use to a pipeline'),
  rule('registry', {}, 'see its settings'),
  rule('registry.keepImages', 10, 'ten releases to go back to'),
  rule('registry.mutability', 'immutable', 'a tag names one image for ever; releases go by digest'),
  rule('registry.scanOnPush', true, 'basic scanning is free'),
  rule('registry.replicateTo', [], 'one region'),
  rule('logs', {}, 'see its settings'),
  ...['buildDays', 'pipelineDays', 'containerDays', 'networkDays'].map((key) =>
    rule(`logs.${key}`, 30, 'a month; CloudWatch Logs itself never deletes'),
  ),
  rule('logs.access', false, 'access logs hold addresses of users, so they are asked for'),
  rule('logs.accessDays', 30, 'a month, as other logs'),
  rule('encryption', {}, 'see its settings'),
  rule('encryption.key', 'aws-managed', 'encrypted and free; a key of your own is one word'),
  rule(
    'encryption.deletionWindowDays',
    (spec) => (spec.encryption.key === 'customer-managed' ? 30 : undefined),
    "the longest time to change one's mind",
  ),
  rule('notifications', [], 'nobody is known to tell'),
  rule('monitoring', {}, 'see its settings'),
  rule('monitoring.alarms', {}, 'see its settings'),
  rule('monitoring.alarms.failedExecutions', true, 'a pipeline that fails unseen is worse than none'),
  rule(
    'monitoring.alarms.unhealthyTargets',
    (spec) => spec.deploy.target === 'ecs',
    'a service without healthy tasks is down',
  ),
  rule('monitoring.dashboard', false, 'CloudWatch has its own pages; a dashboard of your own is asked for'),
  rule(
    'deploy.rollback.onAlarm',
    hasServiceAlarm,
    'an alarm on the service during a shift means that the new tasks are bad',
  ),
];

/**
 * Every default, in the order in which they are filled in; the only place where a default is decided. What
 * `hardening: strict` sets goes before the ordinary default of the same place.
 */
export const DEFAULTS: readonly DefaultRule[] = ORDINARY.flatMap((ordinary) => [...strictRules(ordinary), ordinary]);

function strictRules({ path, where }: DefaultRule): readonly DefaultRule[] {
  return STRICT_CONTROLS.filter((control) => control.path === path).map(({ value, reason }) => ({
    ...rule(path, value, `hardening: strict sets it, since ${reason}`, where),
    hardening: 'strict',
  }));
}

function service(spec: ResolvedSpec, value: (service: ResolvedService) => Plain): Plain | undefined {
  return spec.deploy.target === 'ecs' ? value(spec.deploy.service) : undefined;
}

function imageDefaults(): readonly DefaultRule[] {
  return [
    rule('build.image.dockerfile', 'Dockerfile', "Docker's own"),
    rule('build.image.context', '.', 'the whole source'),
    rule('build.image.args', {}, 'no build arguments'),
    rule('build.image.platform', 'linux/amd64', 'what most base images are made for'),
    rule('build.image.movingTags', [], 'releases go by digest'),
  ];
}

/** AWS has no local cache in a VPC, on ARM and on the largest machine. */
function cacheFor({ build }: ResolvedSpec): Plain {
  const local =
    build.image !== 'none' && build.image.platform !== 'linux/arm64' && !build.vpc && build.compute !== '2xlarge';
  return { kind: local ? 'local' : 'none' };
}

function hasServiceAlarm(spec: ResolvedSpec): Plain {
  const { serverErrors, latencyMs } = spec.monitoring.alarms;
  return Boolean(serverErrors || latencyMs);
}

function rule(path: string, value: Plain | DerivedDefault, reason: string, where?: DefaultRule['where']): DefaultRule {
  return { path, value, reason, ...(where && { where }) };
}
