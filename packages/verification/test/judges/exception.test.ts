import { isCovered, readExceptions } from '../../src/judges/exception';
import type { Finding } from '../../src/judges/finding';

const FILE = 'judges/exceptions.yaml';
const read = (yaml: string) => readExceptions(yaml, ['checkov', 'cfn-lint'], FILE);
const COVERED = { judge: 'checkov', rule: 'CKV_AWS_18', resource: 'AWS::S3::Bucket *' };
const FINDING: Finding = {
  judge: 'checkov',
  rule: 'CKV_AWS_18',
  severity: 'error',
  system: 'five-stage',
  subject: 'five-stage/dev/cdk',
  hardening: 'baseline',
  resource: 'AWS::S3::Bucket orders-artifacts-dev',
  message: 'Ensure the S3 bucket\nhas access logging',
};

test('an exception says what stays, why, and what covers it', () => {
  const yaml = `
- title: no logs of logs
  reason: It would log itself.
  document: https://docs.aws.amazon.com/
  covers:
    - { judge: checkov, rule: CKV_AWS_18, resource: "AWS::S3::Bucket *" }`;
  expect(read(yaml)).toEqual([
    {
      title: 'no logs of logs',
      reason: 'It would log itself.',
      document: 'https://docs.aws.amazon.com/',
      covers: [COVERED],
    },
  ]);
});

test('there may be no exceptions', () => {
  expect(read('')).toEqual([]);
});

describe('an exception is refused', () => {
  test.each([
    ['title: x', `${FILE} must be a list of exceptions; fix: start each with "- title:"`],
    ['- x', `${FILE}: [0] must be an object with title, reason, document, covers, got "x"`],
    ['- { title: x, covers: [] }', `${FILE}: [0].reason must be a text that says something, got undefined`],
    ['- { title: x, reason: " ", covers: [] }', `${FILE}: [0].reason must be a text that says something, got " "`],
    ['- { title: x, reason: y, covers: [] }', `${FILE}: [0].covers must be a list of at least one finding, got []`],
    [
      '- { title: x, reason: y, until: z, covers: [] }',
      `${FILE}: [0].until is not known; allowed are title, reason, document, covers`,
    ],
    [
      '- { title: x, reason: y, covers: [{ judge: checkov, rule: a }] }',
      `${FILE}: [0].covers[0].resource must be a text that says something, got undefined`,
    ],
    [
      '- { title: x, reason: y, covers: [{ judge: nobody, rule: a, resource: b }] }',
      `${FILE}: [0].covers[0].judge must be one of checkov, cfn-lint, got nobody`,
    ],
    [
      '- { title: x, reason: y, covers: [{ judge: checkov, rule: a, resource: b, hardening: soft }] }',
      `${FILE}: [0].covers[0].hardening must be baseline or strict, got "soft"`,
    ],
  ])('%s', (yaml, message) => {
    expect(() => read(yaml)).toThrow(new Error(message));
  });
});

describe('an exception covers a finding', () => {
  test.each([
    ['of its judge, rule and resource, where a star stands for anything', {}, true],
    ['of another judge', { judge: 'cfn-lint' }, false],
    ['of another rule', { rule: 'CKV_AWS_1' }, false],
    ['of rules that begin alike', { rule: 'CKV_*' }, true],
    ['of the whole name only', { resource: 'AWS::S3::Bucket' }, false],
    ['with a dot as a dot', { resource: 'AWS..S3..Bucket *' }, false],
    ['of its subjects', { subject: 'five-stage/*' }, true],
    ['of other subjects', { subject: 'orders/*' }, false],
    ['of environments of its hardening', { hardening: 'baseline' } as const, true],
    ['of environments of another hardening', { hardening: 'strict' } as const, false],
    ['that says this, over several lines too', { message: 'Ensure*logging' }, true],
    ['with a star as a star', { message: 'Ensure\\*logging' }, false],
    ['that says something else', { message: 'Ensure*encryption' }, false],
  ])('%s', (_, difference, expected) => {
    expect(isCovered({ ...COVERED, ...difference }, FINDING)).toBe(expected);
  });
});

test('an exception for a hardening covers no file that has none', () => {
  const workflow: Finding = { ...FINDING, hardening: undefined };
  expect(isCovered({ ...COVERED, hardening: 'baseline' }, workflow)).toBe(false);
  expect(isCovered(COVERED, workflow)).toBe(true);
});
