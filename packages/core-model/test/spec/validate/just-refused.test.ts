import { checkSpec } from '../../../src/check-spec';
import { parseSpec } from '../../../src/load-spec';
import { tellProblems } from '../tell-problems';
import { deploy, EXISTING, FINISHED, network, PUBLIC, SHARED, START, service, TASKS } from './spec-texts';

describe('a setting that is just refused', () => {
  test.each([
    [
      'memory that does not pair with 512 CPU units',
      service('cpu: 512, memoryMiB: 8192'),
      [
        'deploy.service.memoryMiB must be 1024, 2048, 3072 or 4096 for cpu 512, got 8192; fix: write 4096, or change cpu',
      ],
    ],
    [
      'status codes with two hyphens',
      service('healthCheck: { codes: 200-250-299 }'),
      [
        'deploy.service.healthCheck.codes has the impossible range 200-250-299; fix: write two numbers, the smaller one first',
      ],
    ],
    [
      'a test listener on the port of an existing load balancer',
      `${deploy('testListener: { port: 8081, allowedCidrs: [10.0.0.0/8] }')}\n${SHARED}`,
      [
        'deploy.testListener.port must differ from the ports of production, got 8081; fix: choose another port, such as 8443',
      ],
    ],
    [
      'a test listener on port 80 in an existing network',
      `${deploy('testListener: { port: 80, allowedCidrs: [10.0.0.0/8] }')}\n${EXISTING}`,
      [
        'deploy.testListener.port must differ from the ports of production, got 80; fix: choose another port, such as 8443',
      ],
    ],
    [
      'logs of an existing network without a deployment',
      `${START}${EXISTING}\nlogs: { networkDays: 7 }`,
      [
        'logs.networkDays has no effect: nothing is deployed; fix: remove it',
        'network has no effect: nothing is deployed; fix: remove it, or set deploy.target to ecs; a VPC for builds is build.vpc',
      ],
    ],
    [
      '43 tags',
      `${START}tags: { ${Array.from({ length: 43 }, (_, index) => `t${index}: x`).join(', ')} }`,
      ['tags has 43 tags, more than 42; fix: remove some'],
    ],
    [
      'the tag of the service, in any case',
      `${START}tags: { SERVICE: x, managedBy: me, environment: test }`,
      [
        'tags.SERVICE is set by the product, to the name of the service; fix: remove the tag',
        'tags.environment is set by the product, to the environment suffix; fix: remove the tag',
        'tags.managedBy is set by the product, to tap-pipeline; fix: remove the tag',
      ],
    ],
    [
      'an unknown placeholder, with those that are known',
      `${START}naming: { pattern: "{stage}-{type}-{suffix}" }`,
      ['naming.pattern has the unknown placeholder {stage}; fix: use a known placeholder, or write the name out'],
    ],
    [
      'a local cache in a VPC for ARM, which is told once',
      `${START}build: { image: { platform: linux/arm64 }, cache: { kind: local }, vpc: { vpcId: vpc-0123456789abcdef0, subnetIds: [subnet-0123456789abcdef0], securityGroupIds: [sg-0123456789abcdef0] } }`,
      [
        'build.cache.kind is local, which CodeBuild does not have in a VPC; fix: choose s3 with the paths to keep, or none',
      ],
    ],
    [
      'a VPC of addresses that mean this network',
      network('kind: new, cidr: 0.1.0.0/16'),
      ['network.cidr cannot be the addresses of a VPC, got 0.1.0.0/16; fix: choose private addresses'],
    ],
    [
      'a VPC of addresses that never leave a link',
      network('kind: new, cidr: 169.254.0.0/16'),
      ['network.cidr cannot be the addresses of a VPC, got 169.254.0.0/16; fix: choose private addresses'],
    ],
    [
      'a VPC of addresses for many receivers',
      network('kind: new, cidr: 224.1.0.0/16'),
      ['network.cidr cannot be the addresses of a VPC, got 224.1.0.0/16; fix: choose private addresses'],
    ],
    [
      'a subnet of tasks that is named twice',
      network(`kind: existing, ${TASKS.replace('def3', 'def2')}, ${PUBLIC}, egress: nat`),
      ['network.taskSubnetIds[1] repeats subnet-0123456789abcdef2; fix: rename or remove one of them'],
    ],
    [
      'a security group of builds that is named twice',
      `${START}build: { vpc: { vpcId: vpc-0123456789abcdef0, subnetIds: [subnet-0123456789abcdef0], securityGroupIds: [sg-0123456789abcdef0, sg-0123456789abcdef0] } }`,
      ['build.vpc.securityGroupIds[1] repeats sg-0123456789abcdef0; fix: rename or remove one of them'],
    ],
    [
      'a registry without an image',
      `${START}build: { image: none, commands: { build: [make] } }\nregistry: { scanOnPush: false }\nscans: [{ kind: sast }]`,
      ['registry has no effect: build.image is none; fix: remove it'],
    ],
    [
      'the same scan of the code twice',
      `${START}scans: [{ kind: sast, tool: bandit }, { kind: sast, tool: bandit }]`,
      ['scans[1] repeats the scan sast by bandit; fix: rename or remove one of them'],
    ],
    [
      'one event told twice to one address among others',
      `${START}notifications: [{ on: [failed], email: a@example.com }, { on: [started, failed], email: a@example.com }]`,
      ['notifications[1].on[1] repeats failed for the same receiver; fix: rename or remove one of them'],
    ],
    [
      'a finished image whose build makes nothing',
      `${FINISHED}build: { image: none }`,
      ['the spec has no stage after its source; fix: add deploy, tests, scans or approvals'],
    ],
    [
      'a finished image that is built, which is told as that',
      `${FINISHED}build: { image: { dockerfile: Dockerfile } }`,
      [
        'build.image cannot be built: source.kind ecr is a finished image; fix: remove build.image, or take the source from a repository',
      ],
    ],
    [
      'a variable of the product in a test',
      `${START}tests: [{ name: unit, commands: [make], environment: { IMAGE_URI: x } }]`,
      [
        'tests[0].environment.IMAGE_URI is set by the pipeline itself; fix: remove it, and use $IMAGE_URI as it is; or rename it',
      ],
    ],
    [
      'a placeholder without an end',
      `${START}build: { environment: { URL: { parameter: "/{suffix/url" } } }`,
      [
        'build.environment.URL.parameter has the unknown placeholder {suffix/url; fix: use a known placeholder, or write the name out',
      ],
    ],
    [
      'an end without a placeholder',
      `${START}build: { environment: { URL: { parameter: "/suffix}/url" } } }`,
      [
        'build.environment.URL.parameter has the unknown placeholder }; fix: use a known placeholder, or write the name out',
      ],
    ],
    [
      'two unknown placeholders, which are told once',
      `${START}build: { environment: { URL: { parameter: "/{a}/{b}" } } }`,
      [
        'build.environment.URL.parameter has the unknown placeholder {a}; fix: use a known placeholder, or write the name out',
      ],
    ],
    [
      'a pattern of names with two unknown placeholders, which are told once',
      `${START}naming: { pattern: "{a}-{b}-{type}-{suffix}" }`,
      ['naming.pattern has the unknown placeholder {a}; fix: use a known placeholder, or write the name out'],
    ],
    [
      'a number under a key with a slash',
      `${START}build: { environment: { "A/B": 7 } }`,
      ['build.environment["A/B"] must be a text or an object, got 7; fix: quote it: "7"'],
    ],
    [
      'a number under a key with a tilde',
      `${START}build: { environment: { "A~B": 7 } }`,
      ['build.environment["A~B"] must be a text or an object, got 7; fix: quote it: "7"'],
    ],
    [
      'a text in place of true or false',
      `${START}build: { image: none, commands: { build: [make] } }\nregistry: { scanOnPush: "yes" }`,
      ['registry.scanOnPush must be true or false, got "yes"; fix: write it without quotes, as a value of that type'],
    ],
    [
      'a text in place of a whole number',
      `${START}build: { timeoutMinutes: "60" }`,
      ['build.timeoutMinutes must be a whole number, got "60"; fix: write it without quotes, as a value of that type'],
    ],
    [
      'a list in place of a text',
      `${START}purpose: [a]`,
      [
        'purpose must be a text, got a list; fix: write a text: What the pipeline is for, in a few words; the value of the tag `Purpose`',
      ],
    ],
    [
      'a word in place of an image',
      `${START}build: { image: some }`,
      ['build.image must be none or an object, got "some"; fix: choose one of the allowed values'],
    ],
    [
      'true in place of a list',
      `${START}tests: true`,
      ['tests must be a list, got true; fix: put it into a list: [ … ]'],
    ],
  ] as const)('%s', (_, text, problems) => {
    expect(tellProblems(text)).toEqual(problems);
  });
});

describe('a tag that AWS refuses', () => {
  test.each([
    ['an empty key', '" "', 'x', 'a key of 1 to 128 characters'],
    ['a long key', 'k'.repeat(129), 'x', 'at most 128 characters'],
    ['a key of AWS', '"aws:team"', 'x', 'another beginning'],
    ['a long value', 'team', 'v'.repeat(257), 'at most 256 characters'],
    ['a forbidden character', 'team', '"a;b"', 'letters, digits, spaces and _.:/=+-@'],
  ])('%s is told with what is allowed', (_, key, value, allowed) => {
    expect(checkSpec(parseSpec(`${START}tags: { ${key}: ${value} }`)).map((problem) => problem.allowed)).toEqual([
      allowed,
    ]);
  });
});
