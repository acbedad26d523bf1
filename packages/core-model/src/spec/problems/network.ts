import { defineProblem } from '../problem';
import { listWords } from '../show';

const MAKE_IMAGE =
  'docker buildx imagetools create --tag <account>.dkr.ecr.<region>.amazonaws.com/<repository>:initial public.ecr.aws/docker/library/node:22-alpine';

/** Tasks that cannot reach the registry of their first image. */
export const unreachableRegistry = defineProblem({
  code: 'unreachable-registry',
  meaning:
    'Tasks behind interface endpoints reach AWS only. The small public image that the service is created with cannot be pulled, so the service would never become steady. A copy of an image in your own registry can.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs }\nnetwork: { kind: new, egress: endpoints }',
  find: () => ({
    says: 'leaves tasks without a way to the public registry: deploy.service.initialImage is missing',
    value: 'endpoints',
    allowed: 'nat, nat-per-zone or public-ip; endpoints only with deploy.service.initialImage',
    fix: `make an image in your own registry with one command, \`${MAKE_IMAGE}\`, and name it with its digest in deploy.service.initialImage; it must answer 200 on the service's port`,
  }),
});

/** An initial image that tasks cannot reach either. */
export const publicInitialImage = defineProblem({
  code: 'public-initial-image',
  meaning: 'Behind interface endpoints only private ECR registries can be reached.',
  example: `service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, service: { initialImage: "public.ecr.aws/docker/library/node@sha256:${'0'.repeat(64)}" } }\nnetwork: { kind: new, egress: endpoints }`,
  find: (host: string) => ({
    says: `lies in ${host}, which tasks behind endpoints cannot reach`,
    value: host,
    allowed: 'an image in a private ECR registry',
    fix: `copy it: \`${MAKE_IMAGE}\``,
  }),
});

/** A network without a use. */
export const idleNetwork = defineProblem({
  code: 'idle-network',
  meaning: 'A network is for a service that is deployed; this pipeline deploys none.',
  example: 'service: orders\nsource: { kind: s3 }\nnetwork: { kind: new }',
  find: () => ({
    says: 'has no effect: nothing is deployed',
    fix: 'remove it, or set deploy.target to ecs; a VPC for builds is build.vpc',
  }),
});

/** A load balancer without subnets. */
export const noPublicSubnets = defineProblem({
  code: 'no-public-subnets',
  meaning: 'A load balancer is created, and it is not said where.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs }\nnetwork: { kind: existing, vpcId: vpc-01234567, taskSubnetIds: [subnet-01234567], egress: nat }',
  find: () => ({
    says: 'needs publicSubnetIds or loadBalancer',
    allowed: 'publicSubnetIds or loadBalancer',
    fix: 'name two public subnets in different zones, or an existing load balancer',
  }),
});

/** A block of addresses that does not exist. */
export const impossibleCidr = defineProblem({
  code: 'impossible-cidr',
  meaning:
    'A block of addresses has four numbers up to 255 and a prefix up to 32, and begins at an address that its prefix allows.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, service: { allowedCidrs: [10.0.0.1/8] } }',
  find: (cidr: string, reason: string, fix: string) => ({
    says: `is no block of addresses: ${reason}, got ${cidr}`,
    value: cidr,
    fix,
  }),
});

/** A VPC of a size that AWS does not have. */
export const vpcSize = defineProblem({
  code: 'vpc-size',
  meaning:
    'A VPC has a prefix from 16 to 24 here: AWS allows no larger one, and a smaller one has no room for the subnets.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs }\nnetwork: { kind: new, cidr: 10.0.0.0/28 }',
  find: (prefix: number) => ({
    says: `must have a prefix between 16 and 24, got ${prefix}`,
    value: `/${prefix}`,
    allowed: '/16 to /24',
    fix: 'choose another prefix',
  }),
});

/** Addresses that AWS keeps or that are public. */
export const vpcAddresses = defineProblem({
  code: 'vpc-addresses',
  meaning: 'AWS does not allow these addresses for a VPC, or routes them elsewhere: loopback, link-local, multicast.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs }\nnetwork: { kind: new, cidr: 127.0.0.0/16 }',
  find: (cidr: string, ranges: readonly string[]) => ({
    says: `cannot be the addresses of a VPC, got ${cidr}`,
    value: cidr,
    allowed: listWords(ranges),
    fix: 'choose private addresses',
  }),
});
