import { fixture, runCommand, writeSpec } from '../command-runner';

test('shows stages, blocks, roles, documents, outputs and defaults', async () => {
  const { code, out, err } = await runCommand(['plan', fixture('python-blue-green')]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const section of ['stages', 'delivery', 'runtime main', 'roles', 'documents', 'outputs', 'defaults'])
    expect(out).toMatch(new RegExp(`^[├└]─ ${section}$`, 'm'));
});

test('shows physical names, and what an action reads and writes', async () => {
  const { out } = await runCommand(['plan', fixture('python-blue-green'), '--suffix', 'prod']);
  expect(out).toContain('orders-pipeline-prod  environment prod, account of the deployment, region of the deployment');
  expect(out).toContain('Build: CodeBuild  reads SourceOutput, writes BuildOutput');
  expect(out).toContain('artifact store orders-artifacts-prod-{account}-{region}');
  expect(out).toContain('source repository orders-source-prod  CodeCommit');
  expect(out).toContain('service orders-service-prod  2 tasks');
});

test('shows what each role may do', async () => {
  const { out } = await runCommand(['plan', fixture('python-blue-green')]);
  expect(out).toContain(
    'orders-build-role-dev  CodeBuild runs orders-build-dev with it; assumed by codebuild.amazonaws.com',
  );
  expect(out).toContain('WriteLogs: logs:CreateLogStream, PutLogEvents  on {logs/build streams}');
});

test('shows the files that the deployment reads', async () => {
  const { out } = await runCommand(['plan', fixture('python-blue-green')]);
  expect(out).toMatch(
    /buildspec of orders-build-dev {2}\d+ lines\n.+imageDetail\.json.+\n.+taskdef\.json.+\n.+appspec\.yaml/,
  );
});

test('gives the reason of each default, and shows no default that the spec replaces', async () => {
  const { out } = await runCommand(['plan', fixture('python-blue-green')]);
  expect(out).toMatch(/registry\.mutability = "immutable" {2}\S+/);
  expect(out).not.toContain('logs.buildDays =');
});

test('shows a key, a connection, a dashboard, chat channels, existing networks and approvals where there are any', async () => {
  const path = writeSpec(`
service: orders
source: { kind: github, repository: acme/orders }
retry: failed-actions
approvals: [{ before: deploy }]
encryption: { key: customer-managed }
deploy:
  target: ecs
  service: { autoscaling: { minCount: 1, maxCount: 3 } }
network: { kind: existing, vpcId: vpc-0123456789abcdef0, publicSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1], egress: nat, taskSubnetIds: [subnet-0123456789abcdef2, subnet-0123456789abcdef3] }
monitoring: { dashboard: true }
notifications:
  - { on: [failed], slack: { workspaceId: T0123456789, channelId: C0123456789 } }
  - { on: [failed], chatConfiguration: "arn:aws:chatbot::123456789012:chat-configuration/slack-channel/alerts" }
`);
  const { code, out, err } = await runCommand(['plan', path]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const text of [
    'encryption key alias/orders-key-dev  rotated',
    'connection orders-github-dev  GitHub, pending until confirmed',
    'dashboard orders-dashboard-dev',
    'chat channel orders-slack-t0123456789-c0123456789-dev  slack',
    'chat channel arn:aws:chatbot::123456789012:chat-configuration/slack-channel/alerts  exists already',
    'network vpc-0123456789abcdef0  exists already',
    'waits 10080 minutes at most',
    '1 to 3 tasks',
    'failed actions run once more',
  ])
    expect(out).toContain(text);
});

test('leaves out what a pipeline that ends with the image does not have', async () => {
  const { out } = await runCommand(['plan', writeSpec('service: orders\nsource: { kind: s3 }\nretry: all-actions\n')]);
  expect(out).not.toMatch(/runtime main|service orders|load balancer/);
  expect(out).toContain('Build  runs once more when it fails');
  expect(out).toContain(
    'source bucket orders-source-dev-{account}-{region}  versioned, aes256, never expires, destroy',
  );
});

test('shows an existing load balancer and cluster as such', async () => {
  const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shared/0123456789abcdef';
  const path = writeSpec(`
service: orders
source: { kind: codecommit }
deploy: { target: ecs }
network:
  kind: existing
  vpcId: vpc-0123456789abcdef0
  taskSubnetIds: [subnet-0123456789abcdef2, subnet-0123456789abcdef3]
  egress: public-ip
  cluster: shared
  loadBalancer: { arn: "${arn}", securityGroupId: sg-0123456789abcdef0, dnsName: shared.example.com, listenerPort: 8080 }
`);
  const { code, out, err } = await runCommand(['plan', path]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`load balancer ${arn}  exists already`);
  expect(out).toContain('cluster shared  exists already');
  expect(out).toContain('public addresses');
});

test('with --json is the plan itself', async () => {
  const args = ['plan', fixture('five-stage'), '--json', '--account', '111122223333', '--region', 'eu-west-1'];
  const { code, out } = await runCommand(args);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    environment: { suffix: 'dev', account: '111122223333', region: 'eu-west-1' },
    delivery: { pipeline: { name: 'cicd-pipeline-dev' } },
  });
});

test('shows nothing of a spec with problems', async () => {
  const { code, out, err } = await runCommand(['plan', writeSpec('service: orders\n')]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('source');
});
