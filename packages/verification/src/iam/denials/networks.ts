import { regional } from '../arns';
import { DEFAULT_GROUP, OTHER_ACCOUNT } from '../cloud';
import type { Request } from '../evaluate';
import { type Denial, everyRole, requestOf, type Scene, whatOnlyOthersMay } from './denial';

const DEFAULT = regional('ec2', `security-group/${DEFAULT_GROUP}`);
const INTERFACE = regional('ec2', 'network-interface/eni-0123456789abcdef0');

/** Attempts on networks. */
export const NETWORKS: readonly Denial[] = [
  {
    what: 'open a security group',
    reason: 'the network lets in the load balancer alone',
    attempts: everyRole(['ec2:AuthorizeSecurityGroupIngress', 'ec2:AuthorizeSecurityGroupEgress'], groups),
  },
  {
    what: "close another team's security group, or one that the service needs",
    reason: 'nobody would reach what is behind it',
    attempts: everyRole(['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'], (scene) =>
      groups(scene).filter((group) => group !== DEFAULT),
    ),
  },
  {
    what: 'close the default security group, as anything but the function for it',
    reason: 'a component has its own rights and no others',
    attempts: whatOnlyOthersMay('ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'),
  },
  {
    what: 'change or delete a security group or its rules',
    reason: 'who may reach what is a matter of the stack',
    attempts: everyRole(
      ['ec2:DeleteSecurityGroup', 'ec2:ModifySecurityGroupRules', 'ec2:UpdateSecurityGroupRuleDescriptionsIngress'],
      groups,
    ),
  },
  {
    what: 'delete flow logs',
    reason: 'traces of an attack would be gone',
    attempts: everyRole(['ec2:DeleteFlowLogs'], [regional('ec2', 'vpc-flow-log/fl-0123456789abcdef0')]),
  },
  {
    what: 'put an interface into a subnet that the spec does not name',
    reason: 'it would reach what is there',
    attempts: everyRole(['ec2:CreateNetworkInterface'], [regional('ec2', 'subnet/subnet-0fedcba9876543210')]),
  },
  {
    what: 'remove an interface from a subnet that the spec does not name',
    reason: 'something else would lose its network',
    attempts: everyRole(['ec2:DeleteNetworkInterface'], [INTERFACE], {
      'ec2:Subnet': regional('ec2', 'subnet/subnet-0fedcba9876543210'),
    }),
  },
  {
    what: 'lend an interface to another account',
    reason: 'that account would be in the network',
    attempts: lending(`arn:aws:iam::${OTHER_ACCOUNT}:root`),
  },
  { what: 'lend an interface to another service', reason: 'the same', attempts: lending('lambda.amazonaws.com') },
];

function lending(service: string): Denial['attempts'] {
  return (scene) =>
    scene.roles.flatMap((role): readonly Request[] => {
      const vpc = scene.places.plan.delivery.buildProjects.find(({ id }) => id === role.id)?.vpc;
      return (vpc?.subnetIds ?? ['subnet-0fedcba9876543210']).map((subnet) =>
        requestOf(scene, role, 'ec2:CreateNetworkInterfacePermission', INTERFACE, {
          'ec2:AuthorizedService': service,
          'ec2:Subnet': regional('ec2', `subnet/${subnet}`),
        }),
      );
    });
}

/** Security groups of the plan, that which AWS makes with its VPC, and another team's. */
function groups({ places }: Scene): readonly string[] {
  const own = places.plan.runtimes.flatMap(({ securityGroups }) => securityGroups);
  return [
    ...own.map(({ id }) => regional('ec2', `security-group/${places.at(`securityGroup/${id}`, 'id')}`)),
    DEFAULT,
    regional('ec2', 'security-group/sg-0fedcba9876543210'),
  ];
}
