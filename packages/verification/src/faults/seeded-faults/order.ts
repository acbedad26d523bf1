import type { Fault } from '../fault';
import { CDK, PLAN, PULUMI } from '../folders';

/** Resources that are made before what they need. */
export const ORDER_FAULTS: readonly Fault[] = [
  {
    id: 'nat-without-gateway-in-pulumi',
    kind: 'order',
    file: `${PULUMI}/network/nat-gateway.ts`,
    find: 'this.options({ dependsOn: internetGateway })',
    replace: 'this.options()',
    effect: 'The address is asked for before the network has a gateway, and refused now and then.',
  },
  {
    id: 'route-before-attachment-in-cdk',
    kind: 'order',
    file: `${CDK}/network/subnet.ts`,
    find: '    this.cfnRoute.addResourceDependency(attachment);\n',
    replace: '',
    effect: 'The route is refused now and then: the gateway is not attached yet.',
  },
  {
    id: 'service-before-listener',
    kind: 'order',
    file: `${PLAN}/service.ts`,
    find: "      'listener/production',\n",
    replace: '',
    effect: 'The service is refused: the target group has no load balancer.',
  },
  {
    id: 'service-before-rights',
    kind: 'order',
    file: `${PLAN}/service.ts`,
    find: "      'permissions/task-execution',\n",
    replace: '',
    effect: 'The first tasks fail to pull their image, now and then.',
  },
  {
    id: 'group-before-rights',
    kind: 'order',
    file: `${PLAN}/deployment-group.ts`,
    find: "waitsFor: ['permissions/deployment']",
    replace: 'waitsFor: []',
    effect: 'CodeDeploy refuses the group now and then: its role may do nothing yet.',
  },
  {
    id: 'orders-lost-in-cdk',
    kind: 'order',
    file: `${CDK}/pipeline.ts`,
    find: '    order.defer(this.cfnPipeline, plan);\n',
    replace: '',
    effect: 'The pipeline runs before its roles may do anything, with the CDK only.',
  },
  {
    id: 'orders-lost-in-pulumi',
    kind: 'order',
    file: `${PULUMI}/build-project.ts`,
    find: 'this.options({ dependsOn: context.order.findAll(plan) })',
    replace: 'this.options()',
    effect: 'CodeBuild refuses the project now and then: its role may not use the VPC yet.',
  },
];
