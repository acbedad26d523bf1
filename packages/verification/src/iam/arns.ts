import { createHash } from 'node:crypto';
import { ACCOUNT, OTHER_ACCOUNT, REGION } from './cloud';

/**
 * ARNs by the names that a plan gives. Where AWS makes an id of its own, it is made up, and the same for the same
 * name: so what a policy says and what a call asks for meet, though they are found on different ways.
 */
export const ARNS = {
  alarm: (name: string) => regional('cloudwatch', `alarm:${name}`),
  bootstrapRole: (name: string) => role(`cdk-hnb659fds-${name}-role-${ACCOUNT}-${REGION}`),
  bucket: (name: string) => `arn:aws:s3:::${name}`,
  cluster: (name: string) => regional('ecs', `cluster/${name}`),
  connection: (name: string) => regional('codeconnections', `connection/${uuid(name)}`),
  deploymentGroup: (application: string, name: string) =>
    regional('codedeploy', `deploymentgroup:${application}/${name}`),
  function: (name: string) => regional('lambda', `function:${name}`),
  identityProvider: (host: string) => `arn:aws:iam::${ACCOUNT}:oidc-provider/${host}`,
  imageRepository: (name: string) => regional('ecr', `repository/${name}`),
  key: (description: string) => regional('kms', `key/${uuid(description)}`),
  listener: (loadBalancer: string, port: number) =>
    `${loadBalancer.replace(':loadbalancer/', ':listener/')}/${hex(String(port), 16)}`,
  loadBalancer: (fullName: string) => regional('elasticloadbalancing', `loadbalancer/${fullName}`),
  logGroup: (name: string) => regional('logs', `log-group:${name}`),
  pipeline: (name: string) => regional('codepipeline', name),
  project: (name: string) => regional('codebuild', `project/${name}`),
  repository: (name: string) => regional('codecommit', name),
  role,
  rule: (name: string) => regional('events', `rule/${name}`),
  service: (cluster: string, name: string) => regional('ecs', `service/${cluster}/${name}`),
  topic: (name: string) => regional('sns', name),
  user: (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`,
} as const;

/** The role of an administrator of the account. */
export const ADMINISTRATOR = ARNS.role('administrator');
/** The role of an administrator of somebody else's account. */
export const OTHER_ADMINISTRATOR = `arn:aws:iam::${OTHER_ACCOUNT}:role/administrator`;
/** GitHub's identity provider in the account. */
export const GITHUB_PROVIDER = ARNS.identityProvider('token.actions.githubusercontent.com');

/** What CloudWatch and ARNs of rules call a load balancer: `app/name/id`. */
export function fullNameOf(loadBalancerName: string): string {
  return `app/${loadBalancerName}/${hex(loadBalancerName, 16)}`;
}

/** The ARN of something in the account and region that is evaluated. */
export function regional(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

function role(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

function uuid(text: string): string {
  const digits = hex(text, 32);
  return [0, 8, 12, 16, 20].map((start, index) => digits.slice(start, [8, 12, 16, 20, 32][index])).join('-');
}

function hex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
