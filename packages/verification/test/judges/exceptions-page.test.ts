import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Exception, readExceptions } from '../../src/judges/exception';
import { JUDGES } from '../../src/judges/judges';
import { putExceptions } from '../../src/judges/report/exceptions-page';

const ROOT = join(__dirname, '../../../..');
const NAMES = JUDGES.map(({ name }) => name);
const PAGE = readFileSync(join(ROOT, 'docs/judges.md'), 'utf8');
const FILE = 'packages/verification/judges/exceptions.yaml';
const exceptions = readExceptions(readFileSync(join(ROOT, FILE), 'utf8'), NAMES, FILE);

test('docs/judges.md has the exceptions of today; fix: npm run judges -- --write', () => {
  expect(putExceptions(PAGE, exceptions)).toBe(PAGE);
});

test('an exception is a row: what stays, where, which rules find it, why', () => {
  const row: Exception = {
    title: 'logs | for days',
    reason: 'Nobody asks.\n',
    document: 'https://docs.aws.amazon.com/',
    covers: [
      { judge: 'checkov', rule: 'CKV_1', resource: '*', hardening: 'baseline' },
      { judge: 'checkov', rule: 'CKV_2', resource: '*', hardening: 'baseline' },
      { judge: 'cfn-lint', rule: 'I1', resource: 'a' },
      { judge: 'cfn-lint', rule: 'I1', resource: 'b', subject: 'orders/*' },
    ],
  };
  const places = 'baseline, everywhere, orders/\\*';
  expect(putExceptions(PAGE, [row, { ...row, title: 'other', document: undefined }])).toContain(
    `
| logs \\| for days | ${places} | checkov: CKV\\_1, CKV\\_2; cfn-lint: I1 | Nobody asks. ([document](https://docs.aws.amazon.com/)) |
| other | ${places} | checkov: CKV\\_1, CKV\\_2; cfn-lint: I1 | Nobody asks. |
`,
  );
});

test('a page without a place for them is not written', () => {
  expect(() => putExceptions('# Judges', exceptions)).toThrow('docs/judges.md must hold the lines');
});

test('no exception covers a whole judge, and what strict leaves has a reason that does not point at strict', () => {
  for (const { title, reason, covers } of exceptions) {
    for (const { rule } of covers) expect(rule).not.toContain('*');
    const isForStrict = covers.some(({ hardening, subject }) => hardening === undefined && subject === undefined);
    if (isForStrict) expect(`${title}: ${reason}`).not.toContain('hardening: strict');
  }
});
