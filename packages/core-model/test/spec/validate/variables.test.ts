import { tellProblems } from '../tell-problems';

describe('Variables and secrets', () => {
  test('a password as text is refused and not repeated', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { DB_PASSWORD: hunter2 } }
    `),
    ).toEqual([
      'build.environment.DB_PASSWORD looks like a secret and is given as text; fix: keep it in Secrets Manager or Parameter Store and write DB_PASSWORD: { secret: <name> } or { parameter: <name> }',
    ]);
  });

  test('an API key of the service as text is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { environment: { STRIPE_API_KEY: abc } } }
    `),
    ).toEqual([
      'deploy.service.environment.STRIPE_API_KEY looks like a secret and is given as text; fix: keep it in Secrets Manager or Parameter Store and write STRIPE_API_KEY: { secret: <name> } or { parameter: <name> }',
    ]);
  });

  test('a token of a test as text is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: [pytest], environment: { GITHUB_TOKEN: abc } }]
    `),
    ).toEqual([
      'tests[0].environment.GITHUB_TOKEN looks like a secret and is given as text; fix: keep it in Secrets Manager or Parameter Store and write GITHUB_TOKEN: { secret: <name> } or { parameter: <name> }',
    ]);
  });

  test('a secret as a build argument is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: { args: { NPM_TOKEN: abc } } }
    `),
    ).toEqual([
      'build.image.args.NPM_TOKEN looks like a secret, and build arguments stay readable in the image; fix: fetch what needs the secret in build.commands, with a reference in build.environment, before the image is built',
    ]);
  });

  test('an access key anywhere is refused and not repeated', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { commands: { build: ["export KEY=AKIAIOSFODNN7EXAMPLE"] } }
    `),
    ).toEqual([
      'build.commands.build[0] holds an AWS access key id; fix: revoke it, keep the new one in Secrets Manager or Parameter Store, and refer to it in environment',
    ]);
  });

  test('a private key anywhere is refused and not repeated', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      purpose: "-----BEGIN RSA PRIVATE KEY-----"
    `),
    ).toEqual([
      'purpose holds a private key; fix: revoke it, keep the new one in Secrets Manager or Parameter Store, and refer to it in environment',
    ]);
  });

  test('a dynamic reference of CloudFormation is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { URL: "{{resolve:ssm:/orders/url}}" } }
    `),
    ).toEqual([
      'build.environment.URL holds a CloudFormation dynamic reference; fix: write { secret: <name>, jsonKey: <key> } or { parameter: <name> }',
    ]);
  });

  test('an unknown placeholder in the name of a parameter is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { URL: { parameter: "/{stage}/url" } } }
    `),
    ).toEqual([
      'build.environment.URL.parameter has the unknown placeholder {stage}; fix: use a known placeholder, or write the name out',
    ]);
  });

  test('a variable that the product sets is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { AWS_ACCOUNT_ID: "1", CODEBUILD_BUILD_ID: x } }
    `),
    ).toEqual([
      'build.environment.AWS_ACCOUNT_ID is set by the pipeline itself; fix: remove it, and use $AWS_ACCOUNT_ID as it is; or rename it',
      'build.environment.CODEBUILD_BUILD_ID is set by the pipeline itself; fix: remove it, and use $CODEBUILD_BUILD_ID as it is; or rename it',
    ]);
  });

  test('a variable with a name that no shell knows is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { LOG-LEVEL: debug } }
    `),
    ).toEqual(['build.environment.LOG-LEVEL is no name of an environment variable; fix: rename it']);
  });

  test('references, and names that only speak of a secret, are fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { DB_PASSWORD: { secret: orders/db }, TOKEN_URL: "https://example.com", SECRET_NAME: orders, API_KEY: { parameter: "/{suffix}/key" } } }
    `),
    ).toEqual([]);
  });
});
