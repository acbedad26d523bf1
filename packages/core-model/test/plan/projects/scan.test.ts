import type { ScanSpec } from '../../../src/spec/scan';
import { commandsOf, readBuildspec } from '../../buildspec-parts';
import { found, sidsOf } from '../../plan-parts';
import { hasProgram, runCommands } from '../../run-commands';
import { planOf, SPECS, specWith } from '../../specs';

const scanOf = (scan: ScanSpec, parts = {}) =>
  found(planOf(specWith({ scans: [scan], ...parts })).delivery.buildProjects.find(({ purpose }) => purpose === 'scan'));
const commandOf = (scan: ScanSpec) => found(commandsOf(scanOf(scan)).at(-1));

/** An AWS that gives the answers of STATUSES one after the other, then the counts of FINDINGS. */
const AWS = `
echo "$@" >> aws.log
case "$*" in
  *imageScanStatus.status*)
    n=$(cat calls.txt 2> /dev/null || echo 0); n=$((n + 1)); echo $n > calls.txt
    status=$(echo "$STATUSES" | tr ' ' '\\n' | sed -n "\${n}p"); status=\${status:-$LAST}
    case "$status" in
      NOT_FOUND) echo 'An error occurred (ScanNotFoundException) when calling DescribeImageScanFindings' >&2; exit 254 ;;
      DENIED) echo 'An error occurred (AccessDeniedException)' >&2; exit 254 ;;
    esac
    echo "$status" ;;
  *) [ "$FINDINGS" != none ] || exit 254; echo "{\\"imageScanFindings\\":{\\"findingSeverityCounts\\":$FINDINGS}}" ;;
esac`;

interface Scanned {
  readonly failOn?: 'critical' | 'high' | 'medium' | 'low';
  readonly findings?: string;
  readonly statuses?: string;
  readonly last?: string;
}

function scan({ failOn = 'high', findings = '{}', statuses = 'COMPLETE', last = 'COMPLETE' }: Scanned) {
  return runCommands(commandsOf(scanOf({ kind: 'image', failOn })), {
    stubs: { aws: AWS, sleep: 'echo slept >> sleep.log' },
    env: {
      FINDINGS: findings,
      STATUSES: statuses,
      LAST: last,
      IMAGE_REPOSITORY_NAME: 'orders',
      IMAGE_DIGEST: 'sha256:1',
    },
  });
}

const withJq = hasProgram('jq') ? test : test.skip;

describe("the gate on ECR's findings (needs jq on this machine, as CodeBuild's images have it)", () => {
  withJq.each([
    ['high', '{"HIGH":1}', false],
    ['high', '{"CRITICAL":1}', false],
    ['high', '{"LOW":9,"MEDIUM":3,"INFORMATIONAL":1,"UNDEFINED":2}', true],
    ['high', '{}', true],
    ['high', 'null', true],
    ['critical', '{"HIGH":5}', true],
    ['critical', '{"CRITICAL":1,"HIGH":5}', false],
    ['medium', '{"MEDIUM":1}', false],
    ['medium', '{"LOW":1}', true],
    ['low', '{"LOW":1}', false],
    ['low', '{"INFORMATIONAL":7}', true],
  ] as const)('that fails on %s and finds %s lets the image through: %s', (failOn, findings, passes) => {
    const { status, output } = scan({ failOn, findings });
    expect(status === 0).toBe(passes);
    if (!passes) expect(output).toContain('findings of severity');
  });

  withJq('asks for the image by its digest', () => {
    const { files } = scan({});
    for (const line of (files['aws.log'] ?? '').trim().split('\n'))
      expect(line).toContain('--repository-name orders --image-id imageDigest=sha256:1');
  });

  withJq('leaves the findings as a report', () => {
    expect(JSON.parse(scan({ findings: '{"LOW":1}' }).files['report.json'] ?? '')).toEqual({
      imageScanFindings: { findingSeverityCounts: { LOW: 1 } },
    });
  });

  withJq('waits until the scan is there and complete', () => {
    const { status, files } = scan({ statuses: 'NOT_FOUND PENDING IN_PROGRESS ACTIVE' });
    expect(status).toBe(0);
    expect(files['calls.txt']).toBe('4\n');
    expect(files['sleep.log']).toBe('slept\n'.repeat(3));
  });

  withJq('gives up after ten minutes, and lets nothing through', () => {
    const { status, output, files } = scan({ statuses: '', last: 'IN_PROGRESS' });
    expect(status).not.toBe(0);
    expect(output).toContain('no scan result after ten minutes');
    expect(Number(files['calls.txt'])).toBe(60);
  });

  withJq('lets nothing through when the scan never begins', () => {
    expect(scan({ statuses: '', last: 'NOT_FOUND' }).status).not.toBe(0);
  });

  withJq.each(['FAILED', 'UNSUPPORTED_IMAGE', 'LIMIT_EXCEEDED', 'SCAN_ELIGIBILITY_EXPIRED'])(
    'lets nothing through when the scan ends as %s',
    (last) => {
      const { status, output, files } = scan({ statuses: '', last });
      expect(status).not.toBe(0);
      expect(output).toContain(last);
      expect(files['calls.txt']).toBe('1\n');
    },
  );

  withJq('tells at once that it may not look', () => {
    const { status, output, files } = scan({ statuses: 'DENIED' });
    expect(status).not.toBe(0);
    expect(output).toContain('AccessDeniedException');
    expect(files).not.toHaveProperty(['sleep.log']);
  });

  withJq('lets nothing through when the findings cannot be read', () => {
    expect(scan({ findings: 'none' }).status).not.toBe(0);
  });
});

describe('a scan', () => {
  test.each([
    [{ kind: 'image' }, false],
    [{ kind: 'image', scanner: 'trivy' }, true],
    [{ kind: 'sast', tool: 'bandit' }, false],
    [{ kind: 'sast', tool: 'semgrep' }, false],
    [{ kind: 'dependencies' }, true],
    [{ kind: 'secrets' }, true],
  ] as const)('by %j may run Docker: %s', (scan, privileged) => {
    expect(scanOf(scan).machine.privileged).toBe(privileged);
  });

  test('by Inspector is no project but an action', () => {
    expect(planOf(SPECS['a scan by Inspector']).delivery.buildProjects.map(({ id }) => id)).toEqual(['build']);
  });

  test('keeps its report as an artifact', () => {
    expect(readBuildspec(scanOf({ kind: 'secrets' })).artifacts).toEqual({ files: ['report.json'] });
    for (const kind of ['dependencies', 'secrets'] as const) expect(commandOf({ kind })).toContain('report.json');
  });

  test.each([
    ['critical', 'CRITICAL'],
    ['high', 'CRITICAL,HIGH'],
    ['medium', 'CRITICAL,HIGH,MEDIUM'],
    ['low', 'CRITICAL,HIGH,MEDIUM,LOW'],
  ] as const)('by Trivy fails on %s and worse', (failOn, severities) => {
    expect(commandOf({ kind: 'image', scanner: 'trivy', failOn })).toContain(`--exit-code 1 --severity ${severities} `);
    expect(commandOf({ kind: 'dependencies', failOn })).toContain(
      `--scanners vuln --exit-code 1 --severity ${severities} `,
    );
    expect(commandOf({ kind: 'secrets', failOn })).toContain(
      `--scanners secret --exit-code 1 --severity ${severities} `,
    );
  });

  test('by Trivy looks at the pushed digest, with an image of Trivy that cannot change', () => {
    const command = commandOf({ kind: 'image', scanner: 'trivy' });
    expect(command).toMatch(/trivy:[0-9.]+@sha256:[0-9a-f]{64} image /);
    expect(command).toMatch(/"\$IMAGE_URI"$/);
    expect(sidsOf(scanOf({ kind: 'image', scanner: 'trivy' }).role)).toEqual(
      expect.arrayContaining(['LogInToRegistry', 'PullImages']),
    );
  });

  test.each([
    ['high', '--severity ERROR '],
    ['medium', '--severity ERROR --severity WARNING '],
    ['low', '--severity ERROR --severity WARNING --severity INFO '],
  ] as const)('by semgrep fails on %s and worse', (failOn, severities) => {
    const command = commandOf({ kind: 'sast', tool: 'semgrep', failOn });
    expect(command).toContain('semgrep scan --error ');
    expect(command).toContain(severities);
    expect(commandOf({ kind: 'sast', tool: 'bandit', failOn })).toContain(`--severity-level ${failOn} `);
  });

  test('of the code looks at the folders of the spec', () => {
    const { files } = runCommands([commandOf({ kind: 'sast', tool: 'bandit', paths: ['src', 'my lib'] })], {
      stubs: { bandit: 'for word in "$@"; do echo "$word" >> words.txt; done' },
    });
    expect(files['words.txt']?.split('\n').slice(-3)).toEqual(['src', 'my lib', '']);
    expect(commandOf({ kind: 'sast', tool: 'semgrep' })).toMatch(/ \.$/);
  });

  test('of the code is by bandit for Python alone, else by semgrep', () => {
    const build = (runtime: object) => ({ build: { runtime } });
    expect(commandsOf(scanOf({ kind: 'sast' }, build({ python: '3.12' }))).at(-1)).toMatch(/^bandit /);
    expect(commandsOf(scanOf({ kind: 'sast' }, build({ python: '3.12', node: '22' }))).at(-1)).toMatch(/^semgrep /);
    expect(commandsOf(scanOf({ kind: 'sast' })).at(-1)).toMatch(/^semgrep /);
  });

  test('installs a version of its scanner that does not change', () => {
    for (const tool of ['bandit', 'semgrep'] as const) {
      const { install } = readBuildspec(scanOf({ kind: 'sast', tool })).phases;
      expect(install?.commands?.[0]).toMatch(new RegExp(`^pip install ${tool}==[0-9.]+$`));
      expect(install?.['runtime-versions']).toHaveProperty('python');
    }
  });

  test('that fails ends the build', () => {
    for (const tool of ['bandit', 'semgrep'] as const)
      expect(runCommands([commandOf({ kind: 'sast', tool })], { stubs: { [tool]: 'exit 1' } }).status).toBe(1);
    expect(runCommands([commandOf({ kind: 'secrets' })], { stubs: { docker: 'exit 1' } }).status).toBe(1);
  });
});
