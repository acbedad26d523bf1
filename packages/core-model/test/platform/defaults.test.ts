import * as fc from 'fast-check';
import { checkSpec, resolveWith } from '../../src/check-spec';
import { parseSpec } from '../../src/load-spec';
import { planSpec } from '../../src/plan-spec';
import { completeSpec } from '../../src/platform/complete-spec';
import { parsePlatform } from '../../src/platform/load-platform';
import type { PlatformDefaults, PlatformSettings } from '../../src/platform/platform-settings';
import { formatPath, type Path } from '../../src/spec/path';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { arbitrarySpec } from '../arbitrary-spec';
import { ALL_SPECS, loadSystem, SYSTEM_NAMES } from '../specs';

const SPEC: PipelineSpec = { service: 'orders', source: { kind: 's3' } };
const DEPLOYED: PipelineSpec = { ...SPEC, deploy: { target: 'ecs' } };

const resolved = (spec: PipelineSpec, defaults: PlatformDefaults) => resolveWith(spec, { platform: { defaults } }).spec;
const tell = (spec: PipelineSpec, platform: PlatformSettings) =>
  checkSpec(spec, { platform }).map(({ message, setBy }) => (setBy ? `${message} (${setBy})` : message));

describe('Without anything set by the platform', () => {
  test.each(SYSTEM_NAMES)('the plan of %s stays as it is', (name) => {
    const spec = loadSystem(name);
    for (const platform of [{}, { teams: {}, rules: [], defaults: {} }])
      expect(JSON.stringify(planSpec(spec, { platform }))).toBe(JSON.stringify(planSpec(spec)));
  });

  test('the plan of any spec stays as it is', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        expect(planSpec(spec, { platform: { defaults: {}, rules: [] } })).toEqual(planSpec(spec));
      }),
      { numRuns: 50 },
    );
  });
});

describe('Defaults of a platform', () => {
  test('fill in what the spec leaves out, and nothing else', () => {
    const spec: PipelineSpec = { ...SPEC, logs: { pipelineDays: 14 } };
    expect(resolved(spec, { logs: { buildDays: 90, pipelineDays: 90 } }).logs).toMatchObject({
      buildDays: 90,
      pipelineDays: 14,
      containerDays: 30,
    });
  });

  test('are replaced by the lists of the spec as a whole', () => {
    const defaults: PlatformDefaults = { scans: [{ kind: 'secrets' }] };
    expect(resolved(SPEC, defaults).scans.map(({ kind }) => kind)).toEqual(['secrets']);
    expect(resolved({ ...SPEC, scans: [] }, defaults).scans).toEqual([]);
    expect(resolved({ ...SPEC, scans: [{ kind: 'dependencies' }] }, defaults).scans).toHaveLength(1);
  });

  test('of another kind give way to the kind of the spec', () => {
    const strategy = { kind: 'linear', percent: 20 } as const;
    const defaults: PlatformDefaults = { deploy: { strategy: { kind: 'canary', percent: 30 } } };
    expect(resolved({ ...SPEC, deploy: { target: 'ecs', strategy } }, defaults).deploy).toMatchObject({ strategy });
    expect(resolved(DEPLOYED, defaults).deploy).toMatchObject({ strategy: { kind: 'canary', percent: 30 } });
  });

  test('without a kind complete the kind of the spec', () => {
    const defaults: PlatformDefaults = { source: { branch: 'trunk' } };
    const github = { kind: 'github', repository: 'acme/orders' } as const;
    expect(resolved({ ...SPEC, source: github }, defaults).source).toMatchObject({ branch: 'trunk' });
    expect(resolved({ ...SPEC, source: { ...github, branch: 'main' } }, defaults).source).toMatchObject({
      branch: 'main',
    });
    expect(resolved(SPEC, defaults).source).not.toHaveProperty('branch');
  });

  test('for deployments make no service deploy, unless they name the target', () => {
    expect(resolved(SPEC, { deploy: { service: { cpu: 512 } } }).deploy).toEqual({ target: 'none' });
    expect(resolved(SPEC, { deploy: { target: 'ecs', service: { cpu: 512 } } }).deploy).toMatchObject({
      target: 'ecs',
      service: { cpu: 512 },
    });
    const none: PipelineSpec = { ...SPEC, deploy: { target: 'none' } };
    expect(resolved(none, { deploy: { target: 'ecs' } }).deploy).toEqual({ target: 'none' });
  });

  test('for the network are for the new network of a service that is deployed', () => {
    const defaults: PlatformDefaults = { network: { egress: 'nat-per-zone' } };
    expect(resolved(DEPLOYED, defaults).network).toMatchObject({ kind: 'new', egress: 'nat-per-zone' });
    expect(resolved(SPEC, defaults).network).toBeUndefined();
  });

  test.each<[string, PipelineSpec, PlatformDefaults]>([
    ['a key window without a key', SPEC, { encryption: { deletionWindowDays: 7 } }],
    ['logs of containers without any', SPEC, { logs: { containerDays: 90, networkDays: 90 } }],
    ['alarms on a service without one', SPEC, { monitoring: { alarms: { latencyMs: 500, unhealthyTargets: true } } }],
    [
      'a registry without an image',
      { ...SPEC, build: { image: 'none', commands: { build: ['make'] } } },
      { registry: { keepImages: 5 }, scans: [{ kind: 'image' }] },
    ],
    ['an approval before a stage that is not there', SPEC, { approvals: [{ before: 'deploy' }] }],
    [
      'scans of code that is not there',
      { ...SPEC, source: { kind: 'ecr', repository: 'orders' }, approvals: [{ before: 'end' }] },
      { scans: [{ kind: 'sast' }, { kind: 'secrets' }] },
    ],
    ['a share of a strategy that has none', DEPLOYED, { deploy: { strategy: { percent: 20 } } }],
  ])('that a spec has no place for are left out: %s', (_, spec, defaults) => {
    expect(checkSpec(spec, { platform: { defaults } })).toEqual([]);
    const { layers } = resolveWith(spec, { platform: { defaults } });
    expect(leavesOf(layers.at(-1)?.values).filter(([, value]) => typeof value !== 'object')).toEqual([]);
    expect(planSpec(spec, { platform: { defaults } })).toEqual(planSpec(spec));
  });

  test('of which an entry has no place keep the other entries', () => {
    const defaults: PlatformDefaults = { approvals: [{ before: 'test' }, { before: 'end' }, { before: 'deploy' }] };
    expect(resolved(SPEC, defaults).approvals.map(({ before }) => before)).toEqual(['end']);
    expect(resolved(DEPLOYED, defaults).approvals.map(({ before }) => before)).toEqual(['end', 'deploy']);
  });

  test('count in every environment in which they have a place', () => {
    const spec: PipelineSpec = { ...SPEC, overrides: { prod: { encryption: { key: 'customer-managed' } } } };
    const sources = { platform: { defaults: { encryption: { deletionWindowDays: 7 } } } };
    expect(resolveWith(spec, sources).spec.encryption).toEqual({ key: 'aws-managed' });
    expect(resolveWith(spec, { ...sources, explicit: { environmentSuffix: 'prod' } }).spec.encryption).toEqual({
      key: 'customer-managed',
      deletionWindowDays: 7,
    });
  });

  test('that do not go together with the spec are told with their place', () => {
    const platform = parsePlatform('defaults:\n  deploy:\n    service: { cpu: 512 }\n', 'platform.yaml');
    const spec: PipelineSpec = { ...SPEC, deploy: { target: 'ecs', service: { memoryMiB: 512 } } };
    expect(tell(spec, platform)).toEqual([
      'deploy.service.memoryMiB must be 1024, 2048, 3072 or 4096 for cpu 512, got 512 (beside defaults of platform.yaml)',
    ]);
    const [problem] = checkSpec(
      { ...SPEC, deploy: { target: 'ecs', service: { cpu: 256 } } },
      { platform: parsePlatform('defaults:\n  deploy:\n    service: { memoryMiB: 8192 }\n', 'platform.yaml') },
    );
    expect(problem).toMatchObject({
      path: 'deploy.service.memoryMiB',
      setBy: 'defaults of platform.yaml',
      file: 'platform.yaml',
      position: { line: 3, column: 16 },
    });
  });

  test('can give what a spec must have', () => {
    const spec = parseSpec('service: orders');
    expect(tell(spec, { defaults: { source: { kind: 's3' } } })).toEqual([]);
    expect(tell(spec, { defaults: { source: { kind: 'github' } } })).toEqual(['source is missing']);
  });

  test('give a place to settings from outside', () => {
    const sources = { variables: { TAP_PIPELINE_DEPLOY_SERVICE_CPU: '1024' } };
    expect(checkSpec(SPEC, sources).map(({ code }) => code)).toEqual(['idle-setting']);
    const platform = { defaults: { deploy: { target: 'ecs' } } } as const;
    expect(resolveWith(SPEC, { ...sources, platform }).spec.deploy).toMatchObject({ service: { cpu: 1024 } });
  });

  test('for the network stay below a setting of the network', () => {
    const network = {
      kind: 'existing',
      vpcId: 'vpc-0123456789abcdef0',
      taskSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
      publicSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
      egress: 'nat',
    } as const;
    const sources = { platform: { defaults: { network } }, variables: { TAP_PIPELINE_NETWORK_EGRESS: 'public-ip' } };
    expect(resolveWith(DEPLOYED, sources).spec.network).toEqual({ ...network, egress: 'public-ip' });
  });

  test('with undefined values count as left out', () => {
    expect(resolved(SPEC, { build: undefined, logs: { buildDays: undefined } }).logs.buildDays).toBe(30);
  });
});

describe('Defaults of a team', () => {
  const platform: PlatformSettings = {
    defaults: { logs: { buildDays: 90, pipelineDays: 90 } },
    teams: { payments: { defaults: { logs: { buildDays: 365 } } }, logistics: {} },
  };
  const days = (team: string | undefined) =>
    resolveWith({ ...SPEC, ...(team && { team }) }, { platform }).spec.logs.buildDays;

  test('go before those of the platform, for that team alone', () => {
    expect([days('payments'), days('logistics'), days(undefined)]).toEqual([365, 90, 90]);
  });

  test('are refused to a team that the platform does not list', () => {
    expect(tell({ ...SPEC, team: 'paymets' }, platform)).toEqual([
      'team is not a team of the platform, got "paymets": did you mean payments?',
    ]);
    expect(tell({ ...SPEC, team: 'constructor' }, platform)).toHaveLength(1);
  });

  test('are nobody’s business where the platform lists no teams', () => {
    expect(tell({ ...SPEC, team: 'paymets' }, { defaults: {} })).toEqual([]);
  });

  test('are layers with their place, below the spec and above the platform', () => {
    const settings = { ...platform, teams: { 'a team': { defaults: { logs: { buildDays: 365 } } } } } as const;
    expect(resolveWith({ ...SPEC, team: 'a team' }, { platform: settings }).layers).toEqual([
      { name: 'spec', from: 'the spec', values: { ...SPEC, team: 'a team' } },
      {
        name: 'team',
        from: 'teams["a team"].defaults of the platform settings',
        values: { logs: { buildDays: 365 } },
      },
      { name: 'platform', from: 'defaults of the platform settings', values: platform.defaults },
    ]);
  });
});

describe('Any defaults under any spec', () => {
  const layer = (values: unknown) => [{ name: 'platform' as const, from: 'platform', at: [], values }];

  test('change nothing that the spec says', () => {
    fc.assert(
      fc.property(arbitrarySpec(), arbitrarySpec(), (spec, { service, team, suffix, overrides, ...defaults }) => {
        const { spec: completed } = completeSpec(spec, layer(defaults));
        for (const [path, value] of leavesOf(spec))
          if (typeof value !== 'object') expect([path, findLeaf(completed, path)]).toEqual([path, value]);
      }),
      { numRuns: 50 },
    );
  });

  test('change nothing where the spec says all of it', () => {
    for (const [, spec] of ALL_SPECS) {
      const { service, team, suffix, overrides, $schema, ...defaults } = spec;
      expect(planSpec(spec, { platform: { defaults: defaults as PlatformDefaults } })).toEqual(planSpec(spec));
    }
  });

  test('are taken or told, and never break the check', () => {
    fc.assert(
      fc.property(
        arbitrarySpec(),
        arbitrarySpec(),
        (spec, { $schema, service, team, suffix, overrides, ...defaults }) => {
          const problems = checkSpec(spec, { platform: { defaults: defaults as PlatformDefaults } });
          for (const { code, message, setBy } of problems) {
            expect(setBy ?? message).toContain('defaults of the platform settings');
            if (setBy) expect(['no-effect', 'idle-network', 'unknown-key', 'missing-key']).not.toContain(code);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** The values that hold no others, with their paths; lists count as a value. */
function leavesOf(value: unknown, path: Path = []): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[formatPath(path), value]];
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.length === 0
    ? [[formatPath(path), value]]
    : entries.flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

function findLeaf(value: unknown, path: string): unknown {
  return new Map(leavesOf(value)).get(path);
}
