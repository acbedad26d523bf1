import * as fc from 'fast-check';
import { mergeOverride } from '../../src/spec/override';
import { tellProblems } from './tell-problems';

describe('Merging an override', () => {
  test('objects are merged key by key, lists and values are replaced', () => {
    const base = { removal: 'destroy', build: { compute: 'small', reports: [1, 2] } };
    expect(mergeOverride(base, { build: { compute: 'large', reports: [3] } })).toEqual({
      removal: 'destroy',
      build: { compute: 'large', reports: [3] },
    });
  });

  test('a union whose kind changes is replaced as a whole', () => {
    expect(mergeOverride({ strategy: { kind: 'canary', percent: 10 } }, { strategy: { kind: 'all-at-once' } })).toEqual(
      { strategy: { kind: 'all-at-once' } },
    );
    expect(mergeOverride({ deploy: { target: 'ecs', service: {} } }, { deploy: { target: 'none' } })).toEqual({
      deploy: { target: 'none' },
    });
  });

  test('a union whose kind stays, or is not repeated, is merged', () => {
    expect(mergeOverride({ kind: 'canary', percent: 10 }, { percent: 20 })).toEqual({ kind: 'canary', percent: 20 });
    expect(mergeOverride({ kind: 'canary', percent: 10 }, { kind: 'canary', waitMinutes: 1 })).toEqual({
      kind: 'canary',
      percent: 10,
      waitMinutes: 1,
    });
  });

  test('a reference to a secret replaces one to a parameter', () => {
    expect(mergeOverride({ URL: { parameter: '/url' } }, { URL: { secret: 'url' } })).toEqual({
      URL: { secret: 'url' },
    });
    expect(mergeOverride({ URL: { secret: 'url' } }, { URL: { jsonKey: 'x' } })).toEqual({
      URL: { secret: 'url', jsonKey: 'x' },
    });
  });

  const json = fc.jsonValue({ maxDepth: 4 });

  test('an empty override changes nothing, and the same override twice is the override once', () => {
    fc.assert(
      fc.property(json, json, (base, override) => {
        const once = mergeOverride(base, override);
        expect(mergeOverride(base, undefined)).toEqual(base);
        expect(mergeOverride(once, override)).toEqual(once);
      }),
    );
  });

  test('neither the base nor the override is changed', () => {
    fc.assert(
      fc.property(json, json, (base, override) => {
        const before = JSON.stringify([base, override]);
        mergeOverride(base, override);
        expect(JSON.stringify([base, override])).toBe(before);
      }),
    );
  });

  test('every single value of an override is in the result', () => {
    const overrides = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.dictionary(fc.constantFrom('x', 'y'), fc.integer()),
    );
    fc.assert(
      fc.property(overrides, overrides, (base, override) =>
        expect(mergeOverride(base, override)).toMatchObject(override),
      ),
    );
  });
});

describe('Overrides of a spec', () => {
  test('an override is checked even when its environment is not built, at its own place', () => {
    const text = `
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: canary } }
      overrides: { prod: { deploy: { strategy: { percent: 150 } } } }
    `;
    expect(tellProblems(text)).toEqual([
      'overrides.prod.deploy.strategy.percent must be between 1 and 99, got 150; fix: choose a number between 1 and 99',
    ]);
  });

  test('what only the override and the spec together make impossible is told at the override', () => {
    const text = `
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { cpu: 256, memoryMiB: 512 } }
      overrides: { prod: { deploy: { service: { cpu: 4096 } } } }
    `;
    expect(tellProblems(text)).toEqual([
      'overrides.prod.deploy.service: deploy.service.memoryMiB must be 8192 to 30720 in steps of 1024 for cpu 4096, got 512; fix: write 8192, or change cpu',
    ]);
  });

  test('a problem of the spec itself is told once, and not again for every override', () => {
    const text = `
      service: orders
      source: { kind: s3 }
      build: { compute: huge }
      overrides: { prod: { removal: retain }, staging: { removal: retain } }
    `;
    expect(tellProblems(text)).toEqual([
      'build.compute must be small, medium, large, xlarge or 2xlarge, got "huge"; fix: choose one of the allowed values',
    ]);
  });

  test('a misspelt key of an override is refused with the key that was meant', () => {
    expect(tellProblems('service: orders\nsource: { kind: s3 }\noverrides: { prod: { removl: retain } }')).toEqual([
      'overrides.prod.removl is not known: did you mean removal?; fix: write removal',
    ]);
  });

  test('the service, the suffix and overrides cannot be overridden', () => {
    expect(
      tellProblems('service: orders\nsource: { kind: s3 }\noverrides: { prod: { service: other, suffix: x } }'),
    ).toEqual([
      'overrides.prod.service cannot be overridden: service is the same in all environments; fix: set it at the top of the spec',
      'overrides.prod.suffix cannot be overridden: suffix is the same in all environments; fix: set it at the top of the spec',
    ]);
  });

  test('an override for a suffix that cannot exist is refused', () => {
    expect(tellProblems('service: orders\nsource: { kind: s3 }\noverrides: { Production: {} }')).toEqual([
      'overrides.Production is for a suffix that cannot exist, "Production"; fix: name it as the suffix of the environment',
    ]);
  });

  test('an override that is no object is refused', () => {
    expect(tellProblems('service: orders\nsource: { kind: s3 }\noverrides: { prod: retain }')).toEqual([
      'overrides.prod must be an object, got "retain"; fix: write an object: What is different in one environment: a part of a spec, merged over it',
    ]);
  });
});
