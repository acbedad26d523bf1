import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RenderedResource, recordProgram } from '@tap-pipeline/pulumi-adapter/testing';
import { createFolder, fixture, runCommand, writeSpec } from '../command-runner';

/** Each rendering starts a program, which takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

const MODULES = join(__dirname, '../../../../node_modules');
const DOCKER_HUB = '/orders/dev/docker-hub/password';

/** Renders with Pulumi into a folder that does not exist yet. */
async function render(spec: string, ...options: readonly string[]) {
  const folder = join(createFolder(), 'new/folder');
  const answer = await runCommand(['render', spec, '--backend', 'pulumi', '--out', folder, ...options]);
  const file = join(folder, 'resources.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  return { ...answer, folder, file, text, resources: JSON.parse(text) as readonly RenderedResource[] };
}

describe('the resources of python-blue-green', () => {
  let rendered: Awaited<ReturnType<typeof render>>;

  beforeAll(async () => {
    rendered = await render(fixture('python-blue-green'));
  });

  test('are written, and nothing else is', () => {
    const { code, err, folder } = rendered;
    expect({ code, err, files: readdirSync(folder) }).toEqual({ code: 0, err: '', files: ['resources.json'] });
  });

  test('begin with the pipeline, named after the service, with its outputs', () => {
    expect(rendered.resources[0]).toMatchObject({
      type: 'tap-pipeline:index:DeliveryPipeline',
      name: 'orders',
      outputs: {
        artifactBucketArn: { ref: 'orders-delivery-artifact-store-bucket', output: 'arn' },
        loadBalancerDnsName: { ref: 'orders-main-load-balancing-load-balancer', output: 'dnsName' },
      },
    });
  });

  test('say what each is, below what, with which inputs, after what and how', () => {
    expect(rendered.resources.find(({ name }) => name === 'orders-delivery-artifact-store-lifecycle')).toEqual({
      type: 'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
      name: 'orders-delivery-artifact-store-lifecycle',
      parent: 'orders-delivery-artifact-store',
      inputs: {
        bucket: { ref: 'orders-delivery-artifact-store-bucket', output: 'bucket' },
        rules: [expect.objectContaining({ status: 'Enabled', expiration: { days: 30 } })],
      },
      secrets: [],
      dependsOn: ['orders-delivery-artifact-store-versioning'],
      propertyDependencies: { bucket: ['orders-delivery-artifact-store-bucket'] },
      options: { aliases: [expect.stringContaining('orders-delivery-artifact-store-lifecycle')] },
    });
  });

  test('are counted by service, without the components that only hold them', () => {
    const made = rendered.resources.filter(({ type }) => type.startsWith('aws:'));
    expect(made.length).toBeLessThan(rendered.resources.length);
    expect(rendered.out).toContain(`  Resources: ${made.length}\n    ec2 `);
    expect(rendered.out).toMatch(/ · s3 7 · /);
    expect(rendered.out).not.toContain('tap-pipeline 1');
  });

  test('come with the commands for parameters that have to exist before', () => {
    expect(rendered.out).toContain(`aws ssm put-parameter --type SecureString --name ${DOCKER_HUB} --value YOUR-VALUE`);
  });

  test('are the same bytes in every account and region, which are settings of the stack', async () => {
    const given = ['--account', '111122223333', '--region', 'eu-west-1'];
    const { out, text } = await render(fixture('python-blue-green'), ...given);
    expect(text).toBe(rendered.text);
    expect(out).toContain('pulumi config set aws:region eu-west-1\n');
    expect(out).toContain(`pulumi config set aws:allowedAccountIds '["111122223333"]'\n`);
    expect(rendered.out).toContain('pulumi config set aws:region YOUR-REGION\n');
    expect(rendered.out).not.toContain('allowedAccountIds');
  });
});

test('the program that is printed asks Pulumi for what was written', async () => {
  const folder = createFolder();
  const spec = join(folder, 'pipeline.yaml');
  writeFileSync(spec, readFileSync(fixture('registry-build')));
  const { out, resources } = await render(spec, '--suffix', 'prod', '--region', 'eu-west-1');
  symlinkSync(MODULES, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'index.ts'), lines(out, /(?:import|const|export) .+/g).join('\n'));

  const recorded = await recordProgram({ dir: folder, main: 'index.ts', config: configOf(out), stack: 'prod' });

  const facts = ({ name, type, inputs }: Pick<RenderedResource, 'name' | 'type' | 'inputs'>) => [name, type, inputs];
  expect(recorded.resources.map(facts).sort()).toEqual(resources.map(facts).sort());
  expect(recorded.outputs).toEqual({ outputs: resources[0]?.outputs });
});

test('answers in JSON', async () => {
  const { out, file, text } = await render(fixture('registry-build'), '--json', '--suffix', 'prod');
  expect(JSON.parse(out)).toMatchObject({
    problems: [],
    pipeline: 'orders-pipeline-prod',
    suffix: 'prod',
    stages: [{ name: 'Source' }, { name: 'Build' }],
    resources: { s3: expect.any(Number), iam: expect.any(Number) },
    file,
    bytes: Buffer.byteLength(text),
    nextSteps: [
      { note: expect.stringContaining('index.ts'), lines: expect.any(Array) },
      { lines: expect.arrayContaining(['pulumi stack init prod', 'pulumi up']) },
    ],
  });
});

describe('nothing is written', () => {
  test('when the spec has problems', async () => {
    const { code, out, err, folder } = await render(writeSpec('service: orders\n'));
    expect({ code, out, exists: existsSync(folder) }).toEqual({ code: 1, out: '', exists: false });
    expect(err).toContain('problem');
  });

  test('when it should be validated by the CDK', async () => {
    const { code, out, err, folder } = await render(fixture('registry-build'), '--validate');
    expect({ code, out, err, exists: existsSync(folder) }).toEqual({
      code: 2,
      out: '',
      err: '--validate works with backend cdk, got pulumi\n  fix: leave out --validate\n',
      exists: false,
    });
  });
});

/** The stack config that printed commands set. */
function configOf(out: string): { readonly [key: string]: string } {
  return Object.fromEntries(lines(out, /pulumi config set (\S+) (\S+)/g).map((line) => line.split(' ').slice(3)));
}

function lines(out: string, pattern: RegExp): readonly string[] {
  return [...out.matchAll(pattern)].map(([line]) => line);
}
