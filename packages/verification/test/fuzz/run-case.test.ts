import { planCase, runCase } from '../../src/fuzz/run-case';
import { WHOLE_TEXTS, type WholeText } from '../../src/fuzz/strange-texts';
import { caseOf } from './cases';

describe('a valid spec', () => {
  test.each(['object', 'define', 'yaml', 'json', 'file'] as const)('has a plan as %s', (form) => {
    expect(runCase(caseOf({ form }))).toEqual({ kind: 'plan' });
  });

  test('has a plan with settings', () => {
    const sources = {
      explicit: { removal: { plain: 'retain' } },
      context: { environmentSuffix: { plain: 'prod' } },
      variables: { TAP_PIPELINE_LOGS_BUILD_DAYS: '90' },
    };
    expect(runCase(caseOf({ sources }))).toEqual({ kind: 'plan' });
    expect(planCase(caseOf({ sources })).environment.suffix).toBe('prod');
  });

  test.each(['object', 'yaml', 'file'] as const)('has a plan under platform settings as %s', (form) => {
    const platform = { form, settings: { defaults: { removal: 'retain' } }, edits: [], textEdits: [] };
    expect(planCase(caseOf({ platform })).delivery.artifactStore.removal).toBe('retain');
  });
});

describe('a broken spec is refused with a code', () => {
  test('of the wrong type', () => {
    const edits = [{ do: 'set', place: 1, to: { strange: 'function' } } as const];
    expect(runCase(caseOf({ edits }))).toEqual({ kind: 'refused', code: 'not-data' });
  });

  test('of a file that is no text', () => {
    const file = { ending: '.yaml', encoding: 'utf16le' } as const;
    expect(runCase(caseOf({ form: 'file', file }))).toMatchObject({ kind: 'refused' });
  });

  test('of broken platform settings', () => {
    const textEdits = [{ do: 'whole', text: 'an anchor in itself' } as const];
    const platform = { form: 'file', settings: {}, edits: [], textEdits } as const;
    expect(runCase(caseOf({ platform }))).toMatchObject({ kind: 'refused' });
  });

  test.each((Object.keys(WHOLE_TEXTS) as WholeText[]).filter((name) => !name.startsWith('many')))(
    'of a file with %s',
    (text) => {
      expect(runCase(caseOf({ form: 'yaml', textEdits: [{ do: 'whole', text }] }))).toMatchObject({
        kind: text === 'as much as is allowed' ? expect.stringMatching(/plan|refused/) : 'refused',
      });
    },
  );
});

test('a prototype that was changed is a fault', () => {
  Reflect.set(Object.prototype, 'polluted', true);
  try {
    expect(runCase(caseOf())).toEqual({
      kind: 'fault',
      text: 'the prototype of all objects has another key: polluted',
    });
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
});

test('an error of any other kind is a fault, with its stack', () => {
  const spec = Object.defineProperty({ service: 'a' }, 'source', { enumerable: true, get: () => undefined });
  const broken = { ...caseOf(), spec: spec as never, edits: undefined as never };
  expect(runCase(broken)).toMatchObject({ kind: 'fault', text: expect.stringContaining('TypeError') });
});
