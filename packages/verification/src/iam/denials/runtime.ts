import { ARNS, regional } from '../arns';
import { type Denial, everyRole, type Scene, whatOnlyOthersMay } from './denial';

const TREASURY = ARNS.service('treasury-cluster-prod', 'treasury-service-prod');
const TRAFFIC = ARNS.loadBalancer('app/treasury-alb-prod/50dc6c495c0c9188');
const LISTENER = `${TRAFFIC.replace(':loadbalancer/', ':listener/')}/f2f7dc8efc522ab2`;
const RULE = `${LISTENER.replace(':listener/', ':listener-rule/')}/9683b2d02a6cabee`;
const GROUP = regional('elasticloadbalancing', 'targetgroup/treasury-blue-prod/73e2d6bc24d8a067');

/** Attempts on services, functions and traffic. */
export const RUNTIME: readonly Denial[] = [
  {
    what: "update another team's service",
    reason: 'its tasks would be replaced',
    attempts: everyRole(['ecs:UpdateService', 'ecs:UpdateServicePrimaryTaskSet', 'ecs:DeleteService'], [TREASURY]),
  },
  {
    what: 'update its own service past CodeDeploy',
    reason: 'a release goes through the deployment group',
    attempts: everyRole(['ecs:UpdateService', 'ecs:DeleteService'], services),
  },
  {
    what: 'shift traffic of its own service, as anything but CodeDeploy',
    reason: 'the same',
    attempts: whatOnlyOthersMay('ecs:UpdateServicePrimaryTaskSet', 'elasticloadbalancing:ModifyListener'),
  },
  {
    what: "start tasks in another team's service",
    reason: 'they would answer its users',
    attempts: everyRole(
      ['ecs:CreateTaskSet', 'ecs:DeleteTaskSet'],
      [regional('ecs', 'task-set/treasury-cluster-prod/treasury-service-prod/ecs-svc/1')],
    ),
  },
  {
    what: 'run a task of its own',
    reason: 'it would have the rights of the service, unseen',
    attempts: everyRole(['ecs:RunTask'], ({ places }) => families(places)),
  },
  {
    what: 'open a shell in a running task',
    reason: 'the service holds secrets in its memory',
    attempts: everyRole(['ecs:ExecuteCommand'], ({ places }) => clusters(places)),
  },
  {
    what: 'register a task definition of another family',
    reason: 'another service would start it',
    attempts: everyRole(['ecs:RegisterTaskDefinition'], [regional('ecs', 'task-definition/treasury-task-prod:1')]),
  },
  {
    what: 'register a task definition, as anything but the deploy action',
    reason: 'what runs comes from the pipeline',
    attempts: whatOnlyOthersMay('ecs:RegisterTaskDefinition'),
  },
  {
    what: 'tag a task definition that is there already',
    reason: 'tags are given when a revision is registered',
    attempts: everyRole(['ecs:TagResource'], ({ places }) => families(places)),
  },
  {
    what: 'change or delete the cluster',
    reason: 'other services may run there',
    attempts: everyRole(['ecs:UpdateCluster', 'ecs:DeleteCluster'], ({ places }) => clusters(places)),
  },
  {
    what: "shift another team's traffic",
    reason: 'its users would be sent elsewhere',
    attempts: everyRole(['elasticloadbalancing:ModifyListener'], [LISTENER]),
  },
  {
    what: "change another team's rules",
    reason: 'the same',
    attempts: everyRole(['elasticloadbalancing:ModifyRule'], [RULE]),
  },
  {
    what: 'delete a load balancer',
    reason: 'nobody would reach the service',
    attempts: everyRole(
      ['elasticloadbalancing:DeleteLoadBalancer', 'elasticloadbalancing:ModifyLoadBalancerAttributes'],
      ({ places }) => [...balancers(places), TRAFFIC],
    ),
  },
  {
    what: 'add targets to a target group',
    reason: 'a stranger could answer for the service',
    attempts: everyRole(['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'], [GROUP]),
  },
  {
    what: 'call a function that is no hook of the deployment',
    reason: 'it runs with rights of its own',
    attempts: everyRole(['lambda:InvokeFunction'], [ARNS.function('treasury-refund')]),
  },
  {
    what: 'call the hooks, as anything but CodeDeploy',
    reason: 'a hook says whether a release is good',
    attempts: whatOnlyOthersMay('lambda:InvokeFunction'),
  },
  {
    what: 'change the code of a function',
    reason: 'it would run with the rights of the function',
    attempts: everyRole(['lambda:UpdateFunctionCode', 'lambda:AddPermission'], ({ places }) => [
      ...functions(places),
      ARNS.function('treasury-refund'),
    ]),
  },
  {
    what: 'start a virtual machine',
    reason: 'machines cost money, and stay',
    attempts: everyRole(['ec2:RunInstances'], [regional('ec2', 'instance/*')]),
  },
  {
    what: 'change how many tasks run',
    reason: 'no tasks, no service',
    attempts: everyRole(
      ['application-autoscaling:RegisterScalableTarget', 'application-autoscaling:DeregisterScalableTarget'],
      [regional('application-autoscaling', 'scalable-target/0ec5e3a0a2b1')],
    ),
  },
  {
    what: 'read data of another service',
    reason: 'the spec says what the service may reach',
    attempts: everyRole(['dynamodb:GetItem', 'dynamodb:Scan'], [regional('dynamodb', 'table/treasury')]),
  },
];

function services({ places }: Scene): readonly string[] {
  return places.plan.runtimes.map(() => places.at('service', 'arn'));
}

function families({ plan }: Scene['places']): readonly string[] {
  return plan.runtimes.map(({ taskDefinition }) => regional('ecs', `task-definition/${taskDefinition.family}:1`));
}

function clusters({ plan }: Scene['places']): readonly string[] {
  return plan.runtimes.map(({ cluster }) => ARNS.cluster(cluster.name));
}

function balancers(places: Scene['places']): readonly string[] {
  return places.plan.runtimes.map(({ loadBalancer }) => places.text(loadBalancer.arn));
}

/** Functions of the plan. */
function functions({ plan: { delivery, runtimes } }: Scene['places']): readonly string[] {
  const names = [
    delivery.bucketEmptier?.functionName,
    ...runtimes.map(({ defaultSecurityGroup }) => defaultSecurityGroup?.closer.functionName),
  ];
  return names.flatMap((name) => (name === undefined ? [] : [ARNS.function(name)]));
}
