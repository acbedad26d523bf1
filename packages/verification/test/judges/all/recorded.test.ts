import type { PolicyViolation } from 'aws-cdk-lib';
import type { Message } from 'publint';
import { attw, readAttw } from '../../../src/judges/all/attw';
import { readNag } from '../../../src/judges/all/cdk-nag';
import { readGuard } from '../../../src/judges/all/cfn-guard';
import { readCfnLint } from '../../../src/judges/all/cfn-lint';
import { readCheckov } from '../../../src/judges/all/checkov';
import { readViolations } from '../../../src/judges/all/cloudformation-validator';
import { readHadolint } from '../../../src/judges/all/hadolint';
import { licences, readLicences } from '../../../src/judges/all/licences';
import { npmAudit, readAudit } from '../../../src/judges/all/npm-audit';
import { readMessages } from '../../../src/judges/all/publint';
import { readShellcheck } from '../../../src/judges/all/shellcheck';
import { readZizmor } from '../../../src/judges/all/zizmor';
import { CannotJudge } from '../../../src/judges/judge';
import { recorded, subjectOf } from '../subjects';

const template = subjectOf('/subjects/bad.template.json', 'template');
const BUCKET = 'AWS::S3::Bucket orders-artifacts-dev';

test('cfn-lint tells errors, warnings and what is for information, with the resource in our words', () => {
  const findings = readCfnLint(recorded('cfn-lint.json'), [template]);
  expect(findings.map(({ rule, severity, resource }) => [rule, severity, resource])).toEqual([
    ['E3002', 'error', BUCKET],
    ['I1022', 'info', 'Policy'],
    ['W3037', 'warning', 'Policy'],
  ]);
  expect(findings[0]).toMatchObject({ judge: 'cfn-lint', system: 'orders', subject: 'orders/bad.template.json' });
});

test('cfn-lint prints nothing where it finds nothing', () => {
  expect(readCfnLint('', [template])).toEqual([]);
});

test('a finding outside the resources is placed by its line', () => {
  const [match] = JSON.parse(recorded('cfn-lint.json'));
  const outside = { ...match, Location: { ...match.Location, Path: null } };
  expect(readCfnLint(JSON.stringify([outside]), [template])[0]?.resource).toMatch(/^line \d+$/);
});

test('a finding about a file that was not asked about is not dropped', () => {
  expect(() => readCfnLint(recorded('cfn-lint.json'), [])).toThrow(
    'a judge speaks of /subjects/bad.template.json, which it was not asked about',
  );
});

test('checkov tells failed checks', () => {
  const findings = readCheckov(recorded('checkov.json'), [template]);
  expect(findings).toHaveLength(3);
  for (const finding of findings) {
    expect(finding).toMatchObject({ judge: 'checkov', severity: 'error', resource: BUCKET });
    expect(finding.rule).toMatch(/^CKV_AWS_\d+$/);
  }
});

test('checkov has nothing to tell of a template without resources that it knows', () => {
  expect(readCheckov('{"passed": 0, "failed": 0}', [template])).toEqual([]);
});

test('a template that checkov cannot read is no template without faults', () => {
  const report = JSON.stringify({ results: { failed_checks: [], parsing_errors: ['/subjects/bad.template.json'] } });
  expect(() => readCheckov(report, [template])).toThrow('checkov could not read /subjects/bad.template.json');
});

test('Guard tells the control, its first sentence, and the resource', () => {
  expect(readGuard(recorded('cfn-guard.json'), [template])).toEqual([
    {
      judge: 'cfn-guard',
      rule: 'CT.S3.PR.2',
      severity: 'error',
      system: 'orders',
      subject: 'orders/bad.template.json',
      resource: BUCKET,
      message: 'Require an Amazon S3 bucket to have server access logging configured',
    },
    expect.objectContaining({ rule: 'CT.S3.PR.9', resource: BUCKET }),
  ]);
});

test('zizmor tells the audit, and quotes the line where the text is known', () => {
  const findings = readZizmor(recorded('zizmor.json'), [subjectOf('/x/.github/workflows/bad.yml', 'workflow')]);
  expect(findings.map(({ rule, severity, resource }) => `${rule} ${severity} ${resource}`)).toEqual(
    expect.arrayContaining(['dangerous-triggers error line 1', 'unpinned-uses error line 6']),
  );
  const known = subjectOf('/x/.github/workflows/bad.yml', 'workflow', '\n\n  permissions: write-all\n');
  expect(readZizmor(recorded('zizmor.json'), [known]).map(({ rule, resource }) => `${rule}: ${resource}`)).toContain(
    'excessive-permissions: permissions: write-all',
  );
});

test('hadolint tells the rule and the line', () => {
  const findings = readHadolint(recorded('hadolint.json'), [subjectOf('/x/Dockerfile', 'dockerfile')]);
  expect(findings).toHaveLength(5);
  expect(findings[0]).toMatchObject({ rule: 'DL3006', severity: 'warning', resource: 'line 1' });
});

test('shellcheck tells the command, since the line of a script that was put together means nothing', () => {
  const script = subjectOf('/x/bad.sh', 'script', '#!/bin/bash\nset -e\n  rm $x\n');
  expect(readShellcheck(recorded('shellcheck.json'), [script]).map(({ rule, resource }) => [rule, resource])).toEqual([
    ['SC2154', 'rm $x'],
    ['SC2086', 'rm $x'],
  ]);
});

test('attw tells the entry point and the way of resolving it', () => {
  expect(readAttw(recorded('attw.json'), subjectOf('/x/a.tgz', 'package'))).toEqual([
    expect.objectContaining({ rule: 'NoResolution', resource: './testing by node10', message: 'no resolution' }),
  ]);
});

describe('npm audit', () => {
  const lock = subjectOf('/x/package-lock.json', 'repository');
  const url = 'https://github.com/advisories/GHSA-c2qf-rxjj-qqgw';
  const advisory = { name: 'semver', title: 'ReDoS', url, severity: 'high', range: '<7.5.2' };

  test('tells each advisory once, at the package that it is about', () => {
    const vulnerabilities = { semver: { via: [advisory] }, other: { via: ['semver'] } };
    expect(readAudit(JSON.stringify({ vulnerabilities }), lock)).toEqual([
      expect.objectContaining({
        rule: 'GHSA-c2qf-rxjj-qqgw',
        severity: 'error',
        resource: 'semver',
        message: 'ReDoS, in <7.5.2',
      }),
    ]);
  });

  test.each([
    ['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
    ['{"error":{"summary":"offline"}}', 'offline'],
    ['{}', 'no reason given'],
  ])('without an answer of the registry does not say that all is well: %s', (json, reason) => {
    expect(() => readAudit(json, lock)).toThrow(new CannotJudge(`the registry does not answer audits: ${reason}`));
  });
});

describe('licences', () => {
  const subject = subjectOf('/x/a.tgz', 'package');
  const tree = {
    dependencies: {
      a: { version: '1.0.0', dependencies: { b: { version: '2.0.0' }, c: { version: '3.0.0' } } },
      d: { version: '4.0.0' },
      absent: {},
    },
  };

  test('that nobody has to ask about are no finding; of a choice one is enough, of two that both hold it is not', () => {
    const known = {
      'a@1.0.0': { licenses: 'MIT*' },
      'b@2.0.0': { licenses: '(GPL-3.0 OR Apache-2.0)' },
      'c@3.0.0': { licenses: '(MIT AND CC-BY-3.0)' },
      'd@4.0.0': { licenses: ['GPL-3.0', 'ISC'] },
    };
    expect(readLicences(known, tree, subject).map(({ resource }) => resource)).toEqual(['c@3.0.0']);
  });

  test('that are not known are findings', () => {
    expect(readLicences({}, tree, subject).map(({ resource, rule }) => [resource, rule])).toEqual([
      ['a@1.0.0', 'unknown'],
      ['b@2.0.0', 'unknown'],
      ['c@3.0.0', 'unknown'],
      ['d@4.0.0', 'unknown'],
    ]);
  });
});

test('attw names the file of types where there is no entry point, and the package where it names nothing', () => {
  const problems = [
    { kind: 'NamedExports', typesFileName: '/node_modules/@tap-pipeline/core-model/lib/index.d.ts' },
    { kind: 'CJSResolvesToESM' },
  ];
  const findings = readAttw(JSON.stringify({ analysis: { problems } }), subjectOf('/x/a.tgz', 'package'));
  expect(findings.map(({ resource, message }) => [resource, message])).toEqual([
    ['@tap-pipeline/core-model/lib/index.d.ts', 'named exports'],
    ['.', 'cjsresolves to esm'],
  ]);
  expect(readAttw('{"analysis":{}}', subjectOf('/x/a.tgz', 'package'))).toEqual([]);
});

test('what a plugin of the CDK says of nothing in particular is a finding all the same', () => {
  const violation: PolicyViolation = {
    ruleName: 'R1',
    description: 'is not right',
    violatingResources: [{ locations: [] }],
  };
  const said = { rule: 'R1', severity: 'error', resource: '', message: 'is not right' };
  expect(readNag('nag', [violation], template)).toEqual([expect.objectContaining(said)]);
  const placed = { ...violation, violatingResources: [{ locations: [], templatePath: template.path }] };
  expect(readViolations([placed], [template])).toEqual([expect.objectContaining(said)]);
});

test('zizmor names the first place where none is the primary one, and the top of the file where it names no line', () => {
  const workflow = subjectOf('/x/ci.yml', 'workflow');
  const [audit] = JSON.parse(recorded('zizmor.json'));
  const key = { Local: { verbatim_path: workflow.path } };
  const location = { symbolic: { kind: 'Related', key }, concrete: { location: { start_point: { row: 4 } } } };
  const told = readZizmor(JSON.stringify([{ ...audit, locations: [location] }]), [workflow]);
  expect(told.map(({ resource }) => resource)).toEqual(['line 5']);
  expect(() => readZizmor(JSON.stringify([{ ...audit, locations: [] }]), [workflow])).toThrow('was not asked about');
});

test('publint tells the place in package.json', () => {
  const message: Message = { code: 'USE_TYPE', args: {}, path: ['exports', '.'], type: 'suggestion' };
  const atRoot: Message = { ...message, path: [] };
  const findings = readMessages([message, atRoot], ({ code }) => `see ${code}`, subjectOf('/x/a.tgz', 'package'));
  expect(findings.map(({ resource, severity, message: text }) => [resource, severity, text])).toEqual([
    ['exports..', 'info', 'see USE_TYPE'],
    ['package.json', 'info', 'see USE_TYPE'],
  ]);
});

test.each([
  ['attw', attw, [recorded('attw.json')], ['NoResolution']],
  ['licences', licences, ['{"a@1.0.0":{"licenses":"X"}}', '{"dependencies":{"a":{"version":"1.0.0"}}}'], ['X']],
  ['npm audit', npmAudit, ['{"vulnerabilities":{}}'], []],
] as const)('%s is started, and gives its findings', async (_, judge, answers, rules) => {
  const left = [...answers];
  const run = async () => ({ status: 0, stdout: left.shift() ?? '', stderr: '' });
  const tools = { run, python: undefined, root: '/', work: '/' };
  const findings = await judge.judge([subjectOf('/x/a.tgz', 'package')], tools);
  expect(findings.map(({ rule }) => rule)).toEqual(rules);
  expect(judge.version(tools)).toMatch(/\w/);
});
