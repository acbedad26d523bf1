import { tellProblems } from '../tell-problems';

describe('The network', () => {
  test('endpoints without an initial image are refused with the command that makes one', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, egress: endpoints }
    `),
    ).toEqual([
      "network.egress leaves tasks without a way to the public registry: deploy.service.initialImage is missing; fix: make an image in your own registry with one command, `docker buildx imagetools create --tag <account>.dkr.ecr.<region>.amazonaws.com/<repository>:initial public.ecr.aws/docker/library/node:22-alpine`, and name it with its digest in deploy.service.initialImage; it must answer 200 on the service's port",
    ]);
  });

  test('an existing network with endpoints and without an initial image is refused too', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: existing, vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-01234568], taskSubnetIds: [subnet-11234567], egress: endpoints }
    `),
    ).toEqual([
      "network.egress leaves tasks without a way to the public registry: deploy.service.initialImage is missing; fix: make an image in your own registry with one command, `docker buildx imagetools create --tag <account>.dkr.ecr.<region>.amazonaws.com/<repository>:initial public.ecr.aws/docker/library/node:22-alpine`, and name it with its digest in deploy.service.initialImage; it must answer 200 on the service's port",
    ]);
  });

  test('endpoints without a service need no initial image; they have nobody to serve', () => {
    expect(tellProblems('service: orders\nsource: { kind: s3 }\nnetwork: { kind: new, egress: endpoints }\n')).toEqual([
      expect.stringMatching(/^network .*deploy/),
    ]);
  });

  test('an initial image in a public registry behind endpoints is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { initialImage: "public.ecr.aws/docker/library/node@sha256:${'0'.repeat(64)}" } }
      network: { kind: new, egress: endpoints }
    `),
    ).toEqual([
      'deploy.service.initialImage lies in public.ecr.aws, which tasks behind endpoints cannot reach; fix: copy it: `docker buildx imagetools create --tag <account>.dkr.ecr.<region>.amazonaws.com/<repository>:initial public.ecr.aws/docker/library/node:22-alpine`',
    ]);
  });

  test('an initial image in a private registry behind endpoints is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { initialImage: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:${'0'.repeat(64)}" } }
      network: { kind: new, egress: endpoints }
    `),
    ).toEqual([]);
  });

  test('a network without a deployment is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      network: { kind: new }
    `),
    ).toEqual([
      'network has no effect: nothing is deployed; fix: remove it, or set deploy.target to ecs; a VPC for builds is build.vpc',
    ]);
  });

  test('an existing network without public subnets and load balancer is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: existing, vpcId: vpc-01234567, taskSubnetIds: [subnet-01234567], egress: nat }
    `),
    ).toEqual([
      'network needs publicSubnetIds or loadBalancer; fix: name two public subnets in different zones, or an existing load balancer',
    ]);
  });

  test('a subnet that is named twice is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: existing, vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-01234567], taskSubnetIds: [subnet-11234567], egress: nat }
    `),
    ).toEqual(['network.publicSubnetIds[1] repeats subnet-01234567; fix: rename or remove one of them']);
  });

  test('public subnets beside an existing load balancer are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: existing, vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-01234568], taskSubnetIds: [subnet-11234567], egress: nat, loadBalancer: { arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shared/0123456789abcdef", securityGroupId: sg-01234567, dnsName: shared.example.com, listenerPort: 8080 } }
    `),
    ).toEqual(['network.publicSubnetIds has no effect: the load balancer is there already; fix: remove it']);
  });

  test('a VPC that is too small is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, cidr: 10.0.0.0/28 }
    `),
    ).toEqual(['network.cidr must have a prefix between 16 and 24, got 28; fix: choose another prefix']);
  });

  test('a VPC that is too large is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, cidr: 10.0.0.0/8 }
    `),
    ).toEqual(['network.cidr must have a prefix between 16 and 24, got 8; fix: choose another prefix']);
  });

  test('a VPC with an impossible number is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, cidr: 10.0.300.0/16 }
    `),
    ).toEqual([
      'network.cidr is no block of addresses: a number is above 255, got 10.0.300.0/16; fix: use numbers up to 255',
    ]);
  });

  test('a VPC that does not begin where its prefix says is refused with the address that does', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, cidr: 10.0.7.0/16 }
    `),
    ).toEqual([
      'network.cidr is no block of addresses: with this prefix the block begins at 10.0.0.0, got 10.0.7.0/16; fix: write 10.0.0.0/16',
    ]);
  });

  test('a VPC of loopback addresses is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, cidr: 127.0.0.0/16 }
    `),
    ).toEqual(['network.cidr cannot be the addresses of a VPC, got 127.0.0.0/16; fix: choose private addresses']);
  });

  test('an allowed block that does not begin where its prefix says is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { allowedCidrs: [10.1.2.3/8] } }
    `),
    ).toEqual([
      'deploy.service.allowedCidrs[0] is no block of addresses: with this prefix the block begins at 10.0.0.0, got 10.1.2.3/8; fix: write 10.0.0.0/8',
    ]);
  });

  test('an allowed block with an impossible prefix is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, testListener: { allowedCidrs: [10.0.0.0/33] } }
    `),
    ).toEqual([
      'deploy.testListener.allowedCidrs[0] is no block of addresses: the prefix is above 32, got 10.0.0.0/33; fix: use a prefix up to 32',
    ]);
  });

  test('an outbound block that does not begin where its prefix says is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { outbound: [{ cidr: 10.1.2.3/16, port: 5432 }] } }
    `),
    ).toEqual([
      'deploy.service.outbound[0].cidr is no block of addresses: with this prefix the block begins at 10.1.0.0, got 10.1.2.3/16; fix: write 10.1.0.0/16',
    ]);
  });

  test('the smallest VPC over three zones is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs }
      network: { kind: new, cidr: 10.0.0.0/24, zones: 3 }
    `),
    ).toEqual([]);
  });

  test('a subnet that builds name twice is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { vpc: { vpcId: vpc-01234567, subnetIds: [subnet-01234567, subnet-01234567], securityGroupIds: [sg-01234567] } }
    `),
    ).toEqual(['build.vpc.subnetIds[1] repeats subnet-01234567; fix: rename or remove one of them']);
  });
});
