import type { Examination } from '../../src/iam/examination';
import { parseIamFlags } from '../../src/iam/flags';
import { type IamReport, problemsOf, toReportText } from '../../src/iam/report';

const EXAMINATION: Examination = {
  roles: 30,
  needed: 600,
  forbidden: 9000,
  backends: ['cdk', 'pulumi'],
  problems: [],
  stale: [],
};
const reportOf = (examination: Partial<Examination> = {}, more: Partial<IamReport> = {}): IamReport => ({
  systems: 3,
  examination: { ...EXAMINATION, ...examination },
  isComplete: true,
  access: { calls: 219, problems: [] },
  stalePages: [],
  ...more,
});

describe('The flags', () => {
  test('are read', () => {
    expect(parseIamFlags([], ['one'])).toEqual({ write: false, verbose: false, help: false });
    expect(parseIamFlags(['--write', '--verbose', '--help'], [])).toEqual({ write: true, verbose: true, help: true });
    expect(parseIamFlags(['--system', 'one'], ['one', 'one'])).toMatchObject({ system: 'one' });
  });

  test.each([
    [['--all'], "Unknown option '--all'"],
    [['--system', 'two'], '--system must be one of one, got "two"'],
    [['--system', 'one', '--write'], '--write needs all systems'],
  ])('%j are refused', (args, message) => {
    expect(() => parseIamFlags(args, ['one', 'one'])).toThrow(message);
  });
});

describe('The report', () => {
  test('says what was asked, and that it was right', () => {
    expect(toReportText(reportOf())).toBe(
      [
        '3 systems, 30 roles, 600 allowed calls, 9000 denied calls, both backends',
        '219 calls of the roles for GitHub',
        'Every call got the answer that it had to get.',
      ].join('\n'),
    );
    expect(problemsOf(reportOf())).toEqual([]);
  });

  test('says what is wrong', () => {
    const report = reportOf(
      { problems: ['a'], stale: ['b'], backends: ['cdk'] },
      { access: { calls: 1, problems: ['c'] }, stalePages: ['one.md'] },
    );
    expect(problemsOf(report)).toEqual([
      'a',
      'b',
      'c',
      'docs/iam/one.md is not as it would be written now: npm run iam -- --write',
    ]);
    expect(toReportText(report)).toContain('4 problems');
    expect(toReportText(report)).toContain('9000 denied calls, cdk');
  });

  test('asks for every row only where every system was examined', () => {
    expect(problemsOf(reportOf({ stale: ['b'] }, { isComplete: false }))).toEqual([]);
  });
});
