import fc from 'fast-check';
import type { ExistingNetworkSpec, NetworkSpec } from '../../src/spec/network';
import { EXISTING } from '../specs';
import { maybe, maybeOf } from './values';

const newNetwork: fc.Arbitrary<NetworkSpec> = fc.record({
  kind: fc.constant('new' as const),
  cidr: maybe(
    fc
      .tuple(fc.nat({ max: 255 }), fc.integer({ min: 16, max: 24 }))
      .map(([second, prefix]) => `10.${second}.0.0/${prefix}`),
  ),
  zones: maybeOf(2, 3),
  egress: maybeOf('nat', 'nat-per-zone', 'endpoints', 'public-ip'),
  flowLogs: maybe(fc.boolean()),
  closeDefaultGroup: maybe(fc.boolean()),
});

/** A load balancer is made in public subnets, or is there already. */
const entry: fc.Arbitrary<Pick<ExistingNetworkSpec, 'publicSubnetIds' | 'loadBalancer'>> = fc.constantFrom(
  { publicSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
  { loadBalancer: EXISTING.balancer },
);

const existingNetwork: fc.Arbitrary<NetworkSpec> = fc
  .record({ entry, egress: fc.constantFrom('nat', 'endpoints', 'public-ip'), cluster: maybeOf('shared') })
  .map(({ entry: at, ...said }) => ({
    kind: 'existing',
    vpcId: 'vpc-0123456789abcdef0',
    taskSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
    ...at,
    ...said,
  }));

/** Any network, or the one that is taken when none is said. */
export const network: fc.Arbitrary<NetworkSpec | undefined> = fc.oneof(
  fc.constant(undefined),
  { arbitrary: newNetwork, weight: 2 },
  existingNetwork,
);
