import { findProblems } from '../../../src/spec/validate';
import { tellProblems } from '../tell-problems';

describe('The shape of a spec', () => {
  test('a misspelt key is refused with the key that was meant', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      bild: {}
    `),
    ).toEqual(['bild is not known: did you mean build?; fix: write build']);
  });

  test('a misspelt key inside a part is refused with the key that was meant', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { timeoutMinuts: 10 }
    `),
    ).toEqual(['build.timeoutMinuts is not known: did you mean timeoutMinutes?; fix: write timeoutMinutes']);
  });

  test('a misspelt key of a list entry is refused at its position', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, command: [pytest] }]
    `),
    ).toEqual([
      'tests[0].command is not known: did you mean commands?; fix: write commands',
      "tests[0].commands is missing; fix: add it: Commands, in order; they find the source, and the image's URI with digest in `IMAGE_URI`",
    ]);
  });

  test('a key of another kind of source is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3, repository: acme/orders }
    `),
    ).toEqual(['source.repository is not known; fix: remove the key']);
  });

  test('a misspelt value is refused with the value that was meant', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: canari } }
    `),
    ).toEqual([
      'deploy.strategy.kind must be all-at-once, canary or linear, got "canari": did you mean canary?; fix: write canary',
    ]);
  });

  test('an unknown kind of source is refused with all kinds, and nothing else is said of it', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: githb, repository: acme/orders }
    `),
    ).toEqual([
      'source.kind must be github, gitlab, bitbucket, codecommit, s3, ecr or github-oauth, got "githb": did you mean github?; fix: write github',
    ]);
  });

  test('a percentage above 99 is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: canary, percent: 150 } }
    `),
    ).toEqual(['deploy.strategy.percent must be between 1 and 99, got 150; fix: choose a number between 1 and 99']);
  });

  test('a whole number with a fraction is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: canary, percent: 1.5 } }
    `),
    ).toEqual([
      'deploy.strategy.percent must be a whole number, got 1.5; fix: write a whole number: Percent of the traffic that goes first',
    ]);
  });

  test('a number as text is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { port: "8080" } }
    `),
    ).toEqual([
      'deploy.service.port must be a whole number, got "8080"; fix: write it without quotes, as a value of that type',
    ]);
  });

  test('a version without quotes is refused with the text in quotes', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { runtime: { python: 3.10 } }
    `),
    ).toEqual([
      'build.runtime.python must be a text, got 3.1; fix: quote it: "3.10"; without quotes YAML reads it as 3.1',
    ]);
  });

  test('a Node.js version without quotes is refused with the text in quotes', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { runtime: { node: 22 } }
    `),
    ).toEqual(['build.runtime.node must be a text, got 22; fix: quote it: "22"']);
  });

  test('a number as an environment variable is refused with the text in quotes', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { WORKERS: 4 } }
    `),
    ).toEqual(['build.environment.WORKERS must be a text or an object, got 4; fix: quote it: "4"']);
  });

  test('true as an environment variable is refused with the text in quotes', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { DEBUG: true } }
    `),
    ).toEqual(['build.environment.DEBUG must be a text or an object, got true; fix: quote it: "true"']);
  });

  test('a single command without a list is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: pytest }]
    `),
    ).toEqual(['tests[0].commands must be a list, got "pytest"; fix: put it into a list: [ … ]']);
  });

  test('a key without a value is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests:
    `),
    ).toEqual(['tests has no value; fix: give it a value, or remove the key']);
  });

  test('a notification without a channel is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      notifications: [{ on: [failed] }]
    `),
    ).toEqual([
      'notifications[0] needs email, webhook, slack, teams or chatConfiguration; fix: add one of email, webhook, slack, teams and chatConfiguration',
    ]);
  });

  test('a variable that is neither text nor reference is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { URL: { value: x } } }
    `),
    ).toEqual(['build.environment.URL needs parameter or secret; fix: add one of parameter and secret']);
  });

  test('a reference to a parameter and a secret at once is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { environment: { URL: { parameter: /a, secret: b } } }
    `),
    ).toEqual(['build.environment.URL.secret is not known; fix: remove the key']);
  });

  test('an image that is neither described nor none is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: nne }
    `),
    ).toEqual(['build.image must be none or an object, got "nne": did you mean none?; fix: write none']);
  });

  test('a log retention that CloudWatch does not take is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      logs: { buildDays: 10 }
    `),
    ).toEqual([
      'logs.buildDays must be 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653, got 10; fix: choose one of the allowed values',
    ]);
  });

  test('a service name in capitals is refused with the form it needs', () => {
    expect(
      tellProblems(`
      service: Orders
      source: { kind: s3 }
    `),
    ).toEqual(['service does not have the right form, got "Orders"; fix: change it to this form']);
  });

  test('a missing service and a missing source are both told', () => {
    expect(
      tellProblems(`
      team: payments
    `),
    ).toEqual([
      'service is missing; fix: add it: Name of the service',
      'source is missing; fix: add it: Where the source comes from, and what starts the pipeline',
    ]);
  });

  test('a token as text is refused and not repeated', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: github-oauth, repository: acme/orders, token: ghp_0123456789abcdefghij0123456789abcdef }
    `),
    ).toEqual([
      'source.token must be an object; fix: write an object: The token, as a reference to Secrets Manager; never the token itself',
    ]);
  });

  test('a wildcard in a grant of the service is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { permissions: [{ actions: ["s3:*"], resources: ["*"] }] } }
    `),
    ).toEqual([
      'deploy.service.permissions[0].actions[0] does not have the right form, got "s3:*"; fix: change it to this form',
      'deploy.service.permissions[0].resources[0] does not have the right form, got "*"; fix: change it to this form',
    ]);
  });

  test('an approval message over 1000 characters is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      approvals: [{ before: deploy, message: "${'x'.repeat(1001)}" }]
      deploy: { target: ecs }
    `),
    ).toEqual(['approvals[0].message must be between 1 and 1000 characters long, got 1001; fix: change its length']);
  });

  test('a key that every object inherits is refused like any other', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { constructor: x, toString: y }
    `),
    ).toEqual([
      'build.constructor is not known; fix: remove the key',
      'build.toString is not known; fix: remove the key',
    ]);
  });
});

describe('A value that is wrong in two ways', () => {
  test('of the wrong type is told as that, and not as one that is not allowed', () => {
    expect(tellProblems('service: orders\nsource: { kind: s3 }\nhardening: 7\n')).toEqual([
      'hardening must be a text, got 7; fix: quote it: "7"',
    ]);
  });

  test('hides nothing of what else is wrong', () => {
    const problems = tellProblems('service: orders\nsource: { kind: s3 }\nhardening: 7\nremoval: never\n');
    expect(problems).toHaveLength(2);
  });
});

describe('A spec with more errors than anybody reads', () => {
  /** An approval before a deployment that there is not is found by a rule. */
  const withErrors = (count: number) => ({
    service: 'orders',
    source: { kind: 's3' },
    approvals: [{ before: 'deploy' }],
    ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`unknown${index}`, 1])),
  });
  const codesOf = (count: number) => findProblems(withErrors(count)).map(({ code }) => code);

  test('is checked by the rules too, up to 500 errors', () => {
    const codes = codesOf(500);
    expect(codes.filter((code) => code === 'unknown-key')).toHaveLength(500);
    expect(codes).toHaveLength(501);
  });

  test('is told the first 500, and no rule runs on what is not told', () => {
    expect(codesOf(501)).toEqual(Array.from({ length: 500 }, () => 'unknown-key'));
  });
});
