import type { RolePlan } from '@tap-pipeline/core-model';
import { ADMINISTRATOR, ARNS, GITHUB_PROVIDER, OTHER_ADMINISTRATOR } from '../arns';
import { type Assumption, assumptionOf, fromSource } from '../calls/assumptions';
import { ACCOUNT, OTHER_ACCOUNT } from '../cloud';
import type { Context, Request } from '../evaluate';
import type { Denial, Scene } from './denial';

/** Attempts to become a role of the system. */
export const TRUST: readonly Denial[] = [
  {
    what: 'assume a role as its service, on behalf of another account',
    reason: 'the service would be a confused deputy',
    attempts: asService(({ source }) => fromSource(source.replace(ACCOUNT, OTHER_ACCOUNT), OTHER_ACCOUNT)),
  },
  {
    what: 'assume a role as its service, with the right source and the wrong account',
    reason: 'each condition holds by itself',
    attempts: asService(({ source }) => fromSource(source, OTHER_ACCOUNT)),
  },
  {
    what: 'assume a role as its service, which does not say on whose behalf',
    reason: 'a service that says nothing could work for anybody',
    attempts: asService(() => ({})),
  },
  {
    what: 'assume a role as its service, on behalf of something else in the account',
    reason: "another team's project would run with the role; services that name their source are held to it",
    attempts: onBehalfOfOthers,
  },
  { what: 'assume a role as another service', reason: 'a role is for one service', attempts: asOtherServices },
  {
    what: 'assume a role as an administrator of the account',
    reason: 'people have roles of their own, and these are for services',
    attempts: as(ADMINISTRATOR),
  },
  {
    what: "assume a role as another team's role",
    reason: 'the same',
    attempts: as(ARNS.role('treasury-build-role-prod')),
  },
  {
    what: 'assume a role from another account',
    reason: 'no other account is trusted',
    attempts: as(OTHER_ADMINISTRATOR),
  },
  {
    what: 'assume a role with a token of an identity provider',
    reason: 'no provider is trusted by roles of a pipeline',
    attempts: signedIn,
  },
];

const SERVICES = [
  'ec2',
  'lambda',
  'ecs-tasks',
  'codebuild',
  'codepipeline',
  'codedeploy',
  'cloudformation',
  'events',
  'glue',
].map((name) => `${name}.amazonaws.com`);

/** Services whose trust names no source, since AWS does not document the ARN that they would name, or it is not known before. */
const HELD_TO_THE_ACCOUNT = [
  'codepipeline.amazonaws.com',
  'lambda.amazonaws.com',
  'chatbot.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];

function asService(context: (assumption: Assumption) => Context): Denial['attempts'] {
  return (scene) =>
    served(scene).map(([role, assumption]) => assuming(scene, role, assumption.service, context(assumption)));
}

function onBehalfOfOthers(scene: Scene): readonly Request[] {
  return served(scene)
    .filter(([, { service }]) => !HELD_TO_THE_ACCOUNT.includes(service))
    .map(([role, { service, source }]) => assuming(scene, role, service, fromSource(besides(source))));
}

/** `…:project/build` and `…:project/treasury-build`. */
function besides(arn: string): string {
  const resource = arn.split(':').slice(5).join(':');
  return arn.replace(resource, resource.replace(/^([a-z]+[:/])?/, '$1treasury-'));
}

function asOtherServices(scene: Scene): readonly Request[] {
  return scene.roles.flatMap((role) => {
    const own = assumptionOf(scene.places, role);
    return SERVICES.filter((service) => service !== own?.service).map((service) =>
      assuming(scene, role, service, own ? fromSource(own.source) : { 'aws:SourceAccount': ACCOUNT }),
    );
  });
}

function as(principal: string): Denial['attempts'] {
  return (scene) => scene.roles.map((role) => assuming(scene, role, principal));
}

function signedIn(scene: Scene): readonly Request[] {
  return scene.roles.map((role) => ({
    ...assuming(scene, role, GITHUB_PROVIDER),
    action: 'sts:AssumeRoleWithWebIdentity',
  }));
}

function served(scene: Scene): readonly (readonly [RolePlan, Assumption])[] {
  return scene.roles.flatMap((role) => {
    const assumption = assumptionOf(scene.places, role);
    return assumption ? [[role, assumption] as const] : [];
  });
}

function assuming({ places }: Scene, { id }: RolePlan, principal: string, context: Context = {}): Request {
  return { principal, action: 'sts:AssumeRole', resource: places.role(id), context };
}
