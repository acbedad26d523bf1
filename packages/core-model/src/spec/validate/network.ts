import { overlaps, parseCidr } from '../cidr';
import type { ExistingNetworkSpec } from '../network';
import type { Problem } from '../problem';
import {
  idleNetwork,
  impossibleCidr,
  noPublicSubnets,
  publicInitialImage,
  unreachableRegistry,
  vpcAddresses,
  vpcSize,
} from '../problems/network';
import { duplicate, noEffect } from '../problems/stage';
import type { ResolvedSpec } from '../resolved-spec';
import { findRepeated, type Rule, type RuleContext } from './rule';

/** Blocks that AWS refuses for a VPC, or that never leave a machine. */
const UNUSABLE = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** Rules about the network and its addresses. */
export const networkRules: readonly Rule[] = [
  { concerns: ['deploy', 'network'], find: findIdle },
  { concerns: ['deploy', 'network'], find: ({ spec }) => findUnreachable(spec) },
  { concerns: ['network'], find: ({ spec }) => (spec.network?.kind === 'existing' ? findExisting(spec.network) : []) },
  { concerns: ['network'], find: ({ spec }) => (spec.network?.kind === 'new' ? findVpc(spec.network.cidr) : []) },
  { concerns: ['deploy'], find: ({ spec }) => cidrsOf(spec).flatMap(({ path, cidr }) => findCidr(path, cidr)) },
  {
    concerns: ['build'],
    find: ({ spec: { build } }) =>
      build.vpc ? findRepeatedIds('build.vpc', build.vpc, ['subnetIds', 'securityGroupIds']) : [],
  },
];

function findIdle({ spec, said }: RuleContext): readonly Problem[] {
  return said.network !== undefined && spec.deploy.target === 'none' ? [idleNetwork('network')] : [];
}

/** Private registries of ECR can be reached through the endpoints, every other one only through the internet. */
function findUnreachable({ deploy, network }: ResolvedSpec): readonly Problem[] {
  if (deploy.target !== 'ecs' || network?.egress !== 'endpoints') return [];
  const { initialImage } = deploy.service;
  if (initialImage === undefined) return [unreachableRegistry('network.egress')];
  const host = initialImage.split('/')[0] as string;
  return /^\d{12}\.dkr\.ecr\./.test(host) ? [] : [publicInitialImage('deploy.service.initialImage', host)];
}

function findExisting(network: ExistingNetworkSpec): readonly Problem[] {
  const { publicSubnetIds, loadBalancer } = network;
  return [
    ...(!publicSubnetIds && !loadBalancer ? [noPublicSubnets('network')] : []),
    ...(publicSubnetIds && loadBalancer
      ? [noEffect('network.publicSubnetIds', 'the load balancer is there already')]
      : []),
    ...findRepeatedIds('network', network, ['publicSubnetIds', 'taskSubnetIds']),
  ];
}

function findRepeatedIds<K extends string>(
  path: string,
  lists: { readonly [key in K]?: readonly string[] },
  keys: readonly K[],
): readonly Problem[] {
  return keys.flatMap((key) =>
    findRepeated(lists[key] ?? [], String).map(({ item, index }) => duplicate(`${path}.${key}[${index}]`, item)),
  );
}

function findVpc(cidr: string): readonly Problem[] {
  const block = parseCidr(cidr);
  if ('reason' in block) return [impossibleCidr('network.cidr', cidr, block.reason, block.fix)];
  if (block.prefix < 16 || block.prefix > 24) return [vpcSize('network.cidr', block.prefix)];
  const isUnusable = UNUSABLE.map(parseCidr).some((other) => 'start' in other && overlaps(block, other));
  return isUnusable ? [vpcAddresses('network.cidr', cidr, PRIVATE)] : [];
}

function cidrsOf({ deploy }: ResolvedSpec): readonly { readonly path: string; readonly cidr: string }[] {
  if (deploy.target !== 'ecs') return [];
  return [
    ...deploy.service.allowedCidrs.map((cidr, index) => ({ path: `deploy.service.allowedCidrs[${index}]`, cidr })),
    ...deploy.service.outbound.map(({ cidr }, index) => ({ path: `deploy.service.outbound[${index}].cidr`, cidr })),
    ...(deploy.testListener?.allowedCidrs ?? []).map((cidr, index) => ({
      path: `deploy.testListener.allowedCidrs[${index}]`,
      cidr,
    })),
  ];
}

function findCidr(path: string, cidr: string): readonly Problem[] {
  const block = parseCidr(cidr);
  return 'reason' in block ? [impossibleCidr(path, cidr, block.reason, block.fix)] : [];
}
