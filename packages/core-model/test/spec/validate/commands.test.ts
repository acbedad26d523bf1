import { tellProblems } from '../tell-problems';

describe('Commands', () => {
  test('a test that ignores its failure by `|| true` is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: ["pytest || true"] }]
    `),
    ).toEqual(['tests[0].commands[0] hides its own failure by `|| true`, got pytest || true; fix: remove `|| true`']);
  });

  test('a scan that ignores its failure by `|| echo` is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { commands: { build: ['bandit -r src || echo "found some"'] } }
    `),
    ).toEqual([
      'build.commands.build[0] hides its own failure by `|| echo "found some"`, got bandit -r src || echo "found some"; fix: remove `|| echo "found some"`',
    ]);
  });

  test('a command that ends in `; true` is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { commands: { postBuild: ["npm audit; true"] } }
    `),
    ).toEqual([
      'build.commands.postBuild[0] hides its own failure by `; true`, got npm audit; true; fix: remove `; true`',
    ]);
  });

  test('a command that switches error handling off is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: ["set +e; pytest"] }]
    `),
    ).toEqual(['tests[0].commands[0] hides its own failure by `set +e`, got set +e; pytest; fix: remove `set +e`']);
  });

  test('a scanner with `--exit-zero` is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { commands: { build: ["flake8 --exit-zero src"] } }
    `),
    ).toEqual([
      'build.commands.build[0] hides its own failure by `--exit-zero`, got flake8 --exit-zero src; fix: remove `--exit-zero`',
    ]);
  });

  test('a test runner that accepts having no tests is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: ["npx jest --passWithNoTests"] }]
    `),
    ).toEqual([
      'tests[0].commands[0] hides its own failure by `--passWithNoTests`, got npx jest --passWithNoTests; fix: remove `--passWithNoTests`',
    ]);
  });

  test('Trivy with exit code 0 is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { commands: { build: ["trivy fs --exit-code 0 ."] } }
    `),
    ).toEqual([
      'build.commands.build[0] hides its own failure by `--exit-code 0`, got trivy fs --exit-code 0 .; fix: remove `--exit-code 0`',
    ]);
  });

  test('a test of nothing but echo is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: ["echo testing", "true"] }]
    `),
    ).toEqual([
      'tests[0].commands never fails, whatever the service does; fix: run the real tests, or remove the entry',
    ]);
  });

  test('an alternative that can fail is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: ["pytest || exit 1", "test -f a || make a", "echo start && pytest"] }]
    `),
    ).toEqual([]);
  });
});
