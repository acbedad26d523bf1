import { tellProblems } from '../tell-problems';
import { deploy, FINISHED, inBuild, inTest, SHARED, START, service } from './spec-texts';

describe('what is just allowed', () => {
  test.each([
    ['a test with one command that only prints', `${START}tests: [{ name: unit, commands: [echo begin, pytest] }]`],
    ['a command that begins like one that does nothing', inTest('true-tests --all')],
    ['true in the middle of a command', inTest('make prepare; true && make test')],
    ['an alternative that begins like true', inTest('pytest || trueish-fallback')],
    ['a value with a default', inBuild('VERSION=$(git describe || echo none) make')],
    ['a value with a default, inside another', inBuild('TAG=$(cat $(ls tags || echo none) || echo none) make')],
    ['a word that ends in set', inBuild('make reset +e')],
    ['a flag of tfsec for another program', inTest('make scan --no-fail')],
    ['a flag of Trivy for another program', inTest('make scan --exit-code 0')],
    ['a range of status codes', service('healthCheck: { codes: 200-299 }')],
    ['a list of status codes', service('healthCheck: { codes: "200,302" }')],
    ['as many tasks at most as at least', service('autoscaling: { minCount: 2, maxCount: 2 }')],
    ['a canary of one percent', deploy('strategy: { kind: canary, percent: 1, waitMinutes: 60 }')],
    ['alarms on a service', `${deploy('rollback: { onAlarm: true }')}\nmonitoring: { alarms: { latencyMs: 500 } }`],
    [
      'a rollback on server errors',
      `${deploy('rollback: { onAlarm: true }')}\nmonitoring: { alarms: { serverErrors: 5 } }`,
    ],
    [
      'logs of containers and networks',
      `${deploy('strategy: { kind: canary }')}\nlogs: { containerDays: 7, networkDays: 7 }`,
    ],
    [
      'a test listener on port 80 beside an existing load balancer',
      `${deploy('testListener: { port: 80, allowedCidrs: [10.0.0.0/8] }')}\n${SHARED}`,
    ],
    [
      'every placeholder in the pattern of names',
      `${START}team: payments\nnaming: { pattern: "{team}-{project}-{service}-{type}-{suffix}" }`,
    ],
    ['a tag of 128 characters with a value of 256', `${START}tags: { ${'k'.repeat(128)}: ${'v'.repeat(256)} }`],
    ['42 tags', `${START}tags: { ${Array.from({ length: 42 }, (_, index) => `t${index}: x`).join(', ')} }`],
    ['a finished image that is not built', `${FINISHED}build: { image: none }\napprovals: [{ before: end }]`],
    [
      'a scan of code without an image',
      `${START}build: { image: none, commands: { build: [make] } }\nscans: [{ kind: sast }]`,
    ],
    [
      'a scan of code without findings of the registry',
      `${START}registry: { scanOnPush: false }\nscans: [{ kind: sast }]`,
    ],
    ['an image for Intel from a local cache', `${START}build: { cache: { kind: local }, compute: xlarge }`],
    [
      'commands of a local cache without an image',
      `${START}build: { image: none, cache: { kind: local }, commands: { build: [make] } }`,
    ],
    [
      'two tests with reports of their own',
      `${START}tests: [{ name: unit, commands: [make], reports: [{ name: a, files: [a.xml] }, { name: b, files: [b.xml] }] }, { name: slow, commands: [make], reports: [{ name: a, files: [a.xml] }] }]`,
    ],
    ['two scanners of the code', `${START}scans: [{ kind: sast, tool: bandit }, { kind: sast, tool: semgrep }]`],
    [
      'one event told to two addresses',
      `${START}notifications: [{ on: [failed], email: a@example.com }, { on: [failed], email: b@example.com }]`,
    ],
    [
      'approvals before what there is',
      `${deploy('strategy: { kind: canary }')}\ntests: [{ name: unit, commands: [make] }]\nscans: [{ kind: sast }]\napprovals: [{ before: test }, { before: scan }, { before: deploy }]`,
    ],
    ['a finished image with one command', `${FINISHED}build: { commands: { postBuild: [make] } }`],
    ['a finished image that is tested', `${FINISHED}tests: [{ name: unit, commands: [make] }]`],
    [
      'a pattern and its end',
      `service: orders\nsource: { kind: github, repository: acme/orders, triggers: { paths: ["xdocs/**", "docs/**"] } }`,
    ],
    [
      'a branch with refs in its name',
      `service: orders\nsource: { kind: github, repository: acme/orders, branch: old/refs/heads/main }`,
    ],
    ['a variable of the product in a service', service('environment: { AWS_REGION: eu-west-1, CODEBUILD_X: y }')],
    ['an empty password', service('environment: { DB_PASSWORD: "" }')],
    ['a build argument that is no secret', `${START}build: { image: { args: { VERSION: "1" } } }`],
  ])('%s', (_, text) => {
    expect(tellProblems(text)).toEqual([]);
  });
});
