/** Specs as texts, for tests of what is allowed and what is refused. */

/** The parts that every spec has. */
export const START = 'service: orders\nsource: { kind: s3 }\n';
/** A spec whose source is a finished image. */
export const FINISHED = 'service: orders\nsource: { kind: ecr, repository: acme/orders }\n';
const BALANCER =
  '{ arn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shared/0123456789abcdef", securityGroupId: sg-0123456789abcdef0, dnsName: shared-1234.eu-west-1.elb.amazonaws.com, listenerPort: 8081 }';
/** Parts of an existing network: its VPC and the subnets of the tasks. */
export const TASKS =
  'vpcId: vpc-0123456789abcdef0, taskSubnetIds: [subnet-0123456789abcdef2, subnet-0123456789abcdef3]';
/** Its public subnets. */
export const PUBLIC = 'publicSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]';
/** An existing network with a load balancer. */
export const SHARED = `network: { kind: existing, ${TASKS}, egress: nat, loadBalancer: ${BALANCER} }`;
/** An existing network without one. */
export const EXISTING = `network: { kind: existing, ${TASKS}, ${PUBLIC}, egress: nat }`;

/** A spec with one test. */
export const inTest = (command: string) => `${START}tests: [{ name: unit, commands: [${JSON.stringify(command)}] }]`;
/** A spec with one command of the build. */
export const inBuild = (command: string) => `${START}build: { commands: { build: [${JSON.stringify(command)}] } }`;
/** A deployed service with these parts. */
export const service = (parts: string) => `${START}deploy: { target: ecs, service: { ${parts} } }`;
/** A deployed service in a network with these parts. */
export const network = (parts: string) => `${START}deploy: { target: ecs }\nnetwork: { ${parts} }`;
/** A deployment with these parts. */
export const deploy = (parts: string) => `${START}deploy: { target: ecs, ${parts} }`;
