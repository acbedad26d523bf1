import { checkSpec } from '../../../src/check-spec';
import { parseSpec } from '../../../src/load-spec';
import { tellProblems } from '../tell-problems';
import { inTest } from './spec-texts';

describe('a command that is just refused', () => {
  test.each([
    [
      'an echo without a space before it',
      inTest('pytest ||echo failed'),
      [
        'tests[0].commands[0] hides its own failure by `||echo failed`, got pytest ||echo failed; fix: remove `||echo failed`',
      ],
    ],
    [
      'true at the end, without a space before it',
      inTest('pytest;true'),
      ['tests[0].commands[0] hides its own failure by `;true`, got pytest;true; fix: remove `;true`'],
    ],
    [
      'true at the end, with spaces after it',
      inTest('pytest ; true  '),
      ['tests[0].commands[0] hides its own failure by `; true`, got pytest ; true  ; fix: remove `; true`'],
    ],
    [
      'error handling switched off in the middle',
      inTest('cd app;  set +e; pytest'),
      [
        'tests[0].commands[0] hides its own failure by `;  set +e`, got cd app;  set +e; pytest; fix: remove `;  set +e`',
      ],
    ],
    [
      'a failure hidden twice, which is told once',
      inTest('pytest --exit-zero || true'),
      [
        'tests[0].commands[0] hides its own failure by `|| true`, got pytest --exit-zero || true; fix: remove `|| true`',
      ],
    ],
    [
      'a value with a default beside a hidden failure',
      inTest('A=$(make a || true) pytest || true'),
      [
        'tests[0].commands[0] hides its own failure by `|| true`, got A=$(make a || true) pytest || true; fix: remove `|| true`',
      ],
    ],
    [
      'a test that prints, after spaces',
      inTest('  echo tested '),
      ['tests[0].commands never fails, whatever the service does; fix: run the real tests, or remove the entry'],
    ],
    [
      'a test that is nothing but true',
      inTest('true '),
      ['tests[0].commands never fails, whatever the service does; fix: run the real tests, or remove the entry'],
    ],
  ] as const)('%s', (_, text, problems) => {
    expect(tellProblems(text)).toEqual(problems);
  });
});

test('error handling that is switched off on a line of its own is refused', () => {
  const problems = checkSpec(parseSpec(inTest('cd app\nset +e\npytest')));
  expect(problems.map(({ code, path }) => `${path} ${code}`)).toEqual(['tests[0].commands[0] hidden-failure']);
});
