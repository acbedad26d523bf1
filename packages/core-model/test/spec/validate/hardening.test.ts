import { checkSpec } from '../../../src/check-spec';
import { parseSpec } from '../../../src/load-spec';
import { STRICT_CONTROLS } from '../../../src/spec/hardening';
import { parsePath } from '../../../src/spec/path';
import { EXISTING, EXISTING_NETWORK, specWith } from '../../specs';
import { tellProblems } from '../tell-problems';

const LOOSER: { readonly [path: string]: unknown } = {
  removal: 'destroy',
  'deploy.service.readOnlyRootFilesystem': false,
  'network.flowLogs': false,
  'network.closeDefaultGroup': false,
  'registry.mutability': 'mutable',
  'registry.scanOnPush': false,
  'logs.buildDays': 180,
  'logs.pipelineDays': 30,
  'logs.containerDays': 1,
  'logs.networkDays': 180,
  'logs.access': false,
  'logs.accessDays': 364,
  'encryption.key': 'aws-managed',
  'monitoring.alarms.failedExecutions': false,
};

const STRICT = {
  hardening: 'strict',
  deploy: { target: 'ecs', service: { certificate: EXISTING.certificate } },
  network: { kind: 'new' },
} as const;

function withValue(path: string, value: unknown): unknown {
  const spec: unknown = structuredClone(specWith(STRICT));
  const keys = parsePath(path);
  keys.reduce<unknown>((parent, key, index) => {
    const object = Object(parent) as Record<string, unknown>;
    object[key] = index === keys.length - 1 ? value : (object[key] ?? {});
    return object[key];
  }, spec);
  return spec;
}

describe('Hardening strict', () => {
  test('is fine with nothing said but a certificate', () => {
    expect(checkSpec(specWith(STRICT))).toEqual([]);
  });

  test.each(STRICT_CONTROLS.map((control) => [control.path, control] as const))(
    'refuses a looser %s, by its path and with the way out',
    (path, { value }) => {
      const allowed = typeof value === 'number' ? `at least ${value}` : String(value);
      expect(checkSpec(withValue(path, LOOSER[path]))).toEqual([
        {
          code: 'below-strict',
          path,
          message: `${path} must be ${allowed} with hardening strict, got ${LOOSER[path]}`,
          value: String(LOOSER[path]),
          allowed,
          fix: `remove it or write ${value}; where it has to stay, set hardening to baseline and write the other controls out`,
        },
      ]);
    },
  );

  test.each(STRICT_CONTROLS.map(({ path, value }) => [path, value] as const))(
    'takes %s when it is said: %s',
    (path, value) => {
      expect(checkSpec(withValue(path, value))).toEqual([]);
    },
  );

  test.each([
    ['logs.buildDays', 400],
    ['logs.accessDays', 3650],
  ])('takes more than it asks for: %s', (path, value) => {
    expect(checkSpec(withValue(path, value))).toEqual([]);
  });

  test('refuses a service without a certificate', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      hardening: strict
      deploy: { target: ecs }
    `),
    ).toEqual([
      'deploy.service.certificate is missing: with hardening strict the load balancer speaks HTTPS only; fix: ask for one with `aws acm request-certificate --validation-method DNS --domain-name <name>`, and name its ARN in deploy.service.certificate',
    ]);
  });

  test.each([
    ['a new network', { kind: 'new', egress: 'public-ip' }],
    ['an existing one', { ...EXISTING_NETWORK, egress: 'public-ip' }],
  ] as const)('refuses addresses of tasks in the internet, in %s', (_, network) => {
    expect(checkSpec(specWith({ ...STRICT, network })).map(({ code, path }) => [code, path])).toEqual([
      ['public-tasks', 'network.egress'],
    ]);
    expect(checkSpec(specWith({ deploy: STRICT.deploy, network }))).toEqual([]);
  });

  test.each(['nat', 'nat-per-zone'] as const)('takes tasks that go out by %s', (egress) => {
    expect(checkSpec(specWith({ ...STRICT, network: { kind: 'new', egress } }))).toEqual([]);
  });

  test('needs no certificate where nothing is deployed', () => {
    expect(checkSpec(specWith({ hardening: 'strict' }))).toEqual([]);
  });

  test('of one environment only is told at its override, where the spec itself is looser', () => {
    const problems = checkSpec(specWith({ logs: { buildDays: 14 }, overrides: { prod: { hardening: 'strict' } } }));
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      ['overrides.prod', 'overrides.prod: logs.buildDays must be at least 365 with hardening strict, got 14'],
    ]);
  });

  test('and a setting from outside that is looser is told with the name of the setting', () => {
    const [problem, ...others] = checkSpec(specWith({ hardening: 'strict' }), {
      variables: { TAP_PIPELINE_REMOVAL: 'destroy' },
    });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'below-strict',
      path: 'removal',
      setBy: 'the environment variable TAP_PIPELINE_REMOVAL',
    });
  });

  test('takes the certificate from outside, in every environment', () => {
    const strict = { hardening: 'strict' } as const;
    const deploy = { target: 'ecs' } as const;
    const sources = { variables: { TAP_PIPELINE_DEPLOY_SERVICE_CERTIFICATE: EXISTING.certificate } };
    expect(checkSpec(specWith({ ...strict, deploy }), sources)).toEqual([]);
    expect(checkSpec(specWith({ deploy, overrides: { prod: strict } }), sources)).toEqual([]);
    expect(checkSpec(specWith({ ...strict, deploy })).map(({ code }) => code)).toEqual(['no-certificate']);
  });

  test('and a certificate from outside that is none is told with the name of the setting', () => {
    const sources = { variables: { TAP_PIPELINE_DEPLOY_SERVICE_CERTIFICATE: 'none' } };
    const problems = checkSpec(specWith({ hardening: 'strict', deploy: { target: 'ecs' } }), sources);
    expect(problems).toEqual([
      expect.objectContaining({
        path: 'deploy.service.certificate',
        setBy: 'the environment variable TAP_PIPELINE_DEPLOY_SERVICE_CERTIFICATE',
      }),
    ]);
  });

  test('can be set from outside itself', () => {
    const sources = { variables: { TAP_PIPELINE_HARDENING: 'strict' } };
    expect(checkSpec(specWith({}), sources)).toEqual([]);
    expect(checkSpec(specWith({ logs: { pipelineDays: 7 } }), sources).map(({ code }) => code)).toEqual([
      'below-strict',
    ]);
  });

  test('of a platform is a rule like any other', () => {
    const platform = {
      rules: [{ name: 'audited', when: { suffix: 'prod' }, require: { path: 'hardening', is: 'strict' } }],
    };
    expect(checkSpec(specWith({ suffix: 'prod' }), { platform }).map(({ message }) => message)).toEqual([
      'hardening must be strict, got "baseline", the default (rule audited)',
    ]);
    expect(checkSpec(specWith({ suffix: 'prod', hardening: 'strict' }), { platform })).toEqual([]);
    expect(checkSpec(specWith({ suffix: 'dev' }), { platform })).toEqual([]);
  });

  test('as a default of a platform holds for specs that say nothing, and refuses what is looser in the spec', () => {
    const platform = { defaults: { hardening: 'strict' } } as const;
    expect(checkSpec(specWith({}), { platform })).toEqual([]);
    const [problem] = checkSpec(specWith({ registry: { mutability: 'mutable' } }), { platform });
    expect(problem?.message).toContain('registry.mutability must be immutable with hardening strict, got mutable');
  });

  test('with a looser default of the platform is told in the platform file', () => {
    const platform = { defaults: { logs: { buildDays: 14 } } } as const;
    expect(checkSpec(specWith({ hardening: 'strict' }), { platform })).toEqual([
      expect.objectContaining({ path: 'logs.buildDays', setBy: 'defaults of the platform settings' }),
    ]);
  });
});

describe('Hardening baseline', () => {
  test('leaves every control to the spec, one by one', () => {
    const spec = parseSpec(`
service: orders
source: { kind: s3 }
hardening: baseline
removal: destroy
encryption: { key: customer-managed }
logs: { access: true, accessDays: 14 }
`);
    expect(checkSpec(spec)).toEqual([]);
  });
});
