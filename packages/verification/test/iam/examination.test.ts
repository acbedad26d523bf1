import { ALL_DENIALS } from '../../src/iam/denials';
import { type Examination, examineSystems } from '../../src/iam/examination';
import { SYSTEMS, systemOf } from './systems';

/** Two programs of Pulumi and an engine of policies take a while. */
jest.setTimeout(300_000);

describe('The rights in the reference systems and in a strict one', () => {
  let examination: Examination;
  const told: string[] = [];

  beforeAll(async () => {
    const systems = [...SYSTEMS.filter(({ kind }) => kind === 'reference'), systemOf('strict-payments')];
    examination = await examineSystems(systems, undefined, (title) => told.push(title));
  });

  test('let components do what AWS documents that they do, and nobody do more, with both backends alike', () => {
    expect(examination.problems).toEqual([]);
  });

  test('are asked for thousands of calls of every role', () => {
    expect(told).toEqual(['five-stage', 'python-blue-green', 'registry-build', 'strict-payments']);
    expect(examination.backends).toEqual(['cdk', 'pulumi']);
    expect(examination.roles).toBe(42);
    expect(examination.needed).toBeGreaterThan(900);
    expect(examination.forbidden).toBeGreaterThan(30_000);
  });

  test('show which rows and exceptions are about nothing in them', () => {
    expect(examination.stale).toContain('nobody tried to read a secret of another component');
    expect(examination.stale).toContain(
      'no role has a spare right in CloneSource: take the entry out of kept-grants.ts',
    );
    expect(examination.stale).not.toContain('nobody tried to write access logs, as a component');
  });
});

describe('The table of attacks', () => {
  test('has more than 60 rows, each once, with a reason', () => {
    expect(ALL_DENIALS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ALL_DENIALS.map(({ what }) => what)).size).toBe(ALL_DENIALS.length);
    for (const { reason } of ALL_DENIALS) expect(reason).not.toBe('');
  });
});
