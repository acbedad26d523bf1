import { command, quote, script } from '../../documents/shell';
import type { ResolvedScan } from '../../spec/resolved-spec';
import type { Severity } from '../../spec/scan';
import { type BuildProjectPlan, planProject } from '../build-project';
import type { PlanContext } from '../context';
import { releasedImage } from '../released-image';
import { logInToRegistry, pullImages } from '../vocabulary/grants';
import { allow, type Statement } from '../vocabulary/statement';
import type { VariablePlan } from '../vocabulary/variable';

/** A scan's project; nothing for Amazon Inspector, which is an action of the pipeline itself. */
export function planScan(context: PlanContext, scan: ResolvedScan): BuildProjectPlan | undefined {
  if (scan.kind === 'image' && scan.scanner === 'inspector') return undefined;
  const content = scanContent(context, scan);
  return planProject(context, {
    id: scanId(scan),
    purpose: 'scan',
    description: `Scans the ${SUBJECTS[scan.kind]} of ${context.spec.service}`,
    compute: 'small',
    architecture: 'x86_64',
    privileged: content.docker,
    runtime: content.python ? { python: SCANNER_PYTHON } : {},
    phases: { install: content.install ?? [], build: content.commands },
    environment: {},
    variables: content.variables ?? [],
    reports: [],
    files: [REPORT],
    cache: { kind: 'none' },
    timeoutMinutes: SCAN_TIMEOUT_MINUTES,
    statements: content.statements ?? [],
  });
}

/** The plan's id of a scan's project, which its action carries too: `scan-image-trivy`, `scan-secrets`. */
export function scanId(scan: ResolvedScan): string {
  if (scan.kind === 'image') return `scan-image-${scan.scanner}`;
  return scan.kind === 'sast' ? `scan-sast-${scan.tool}` : `scan-${scan.kind}`;
}

/** Versions of the scanners. */
const BANDIT = 'bandit==1.9.4';
const SEMGREP = 'semgrep==1.185.0';
const TRIVY =
  'public.ecr.aws/aquasecurity/trivy:0.74.0@sha256:62b1e65e8869bc4b4c6aa4fa2b21595256c7c2f6018a9d9ad61caf87187c1969';
const SCANNER_PYTHON = '3.13';

const REPORT = 'report.json';
const SCAN_TIMEOUT_MINUTES = 30;
const SUBJECTS = { image: 'image', sast: 'code', dependencies: 'dependencies', secrets: 'source for secrets' } as const;

interface ScanContent {
  readonly docker: boolean;
  readonly python?: boolean;
  readonly install?: readonly string[];
  readonly commands: readonly string[];
  readonly variables?: readonly VariablePlan[];
  readonly statements?: readonly Statement[];
}

function scanContent(context: PlanContext, scan: ResolvedScan): ScanContent {
  switch (scan.kind) {
    case 'image':
      return scan.scanner === 'trivy' ? trivyImage(context, scan.failOn) : ecrFindings(context, scan.failOn);
    case 'sast':
      return scan.tool === 'bandit' ? bandit(scan.failOn, scan.paths) : semgrep(scan.failOn, scan.paths);
    case 'dependencies':
      return trivySource('vuln', scan.failOn);
    case 'secrets':
      return trivySource('secret', scan.failOn);
  }
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

function severitiesFrom(failOn: Severity): string {
  return SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1)
    .map((severity) => severity.toUpperCase())
    .join(',');
}

/** Waits for the findings of the pushed digest, writes them down and counts them. */
function ecrFindings(context: PlanContext, failOn: Severity): ScanContent {
  const image = releasedImage(context);
  const findings =
    'aws ecr describe-image-scan-findings --repository-name "$IMAGE_REPOSITORY_NAME" --image-id imageDigest="$IMAGE_DIGEST"';
  const severities = severitiesFrom(failOn);
  return {
    docker: false,
    commands: [
      script(waitForFindings(findings), `${findings} > ${REPORT}`),
      script(
        `COUNT="$(jq --arg severities ${severities} '[(.imageScanFindings.findingSeverityCounts // {}) | to_entries[] | select(.key as $key | $severities | split(",") | index($key)) | .value] | add // 0' ${REPORT})"`,
        `if [ "$COUNT" -gt 0 ]; then echo "$COUNT findings of severity ${severities}; see ${REPORT}" >&2; exit 1; fi`,
      ),
    ],
    ...(image && {
      variables: [{ name: 'IMAGE_REPOSITORY_NAME', kind: 'plain', value: image.repositoryName }],
      statements: [allow('ReadFindings', ['ecr:DescribeImageScanFindings'], [image.repositoryArn])],
    }),
  };
}

/** Ten minutes at most; a failure other than "not there yet" ends it at once. */
function waitForFindings(findings: string): string {
  return [
    'for attempt in $(seq 1 60); do',
    `  if STATUS="$(${findings} --query imageScanStatus.status --output text 2> scan-error.txt)"; then`,
    '    case "$STATUS" in',
    '      COMPLETE|ACTIVE) break ;;',
    '      PENDING|IN_PROGRESS) ;;',
    '      *) echo "the scan ended as $STATUS" >&2; exit 1 ;;',
    '    esac',
    '  elif ! grep -q ScanNotFoundException scan-error.txt; then',
    '    cat scan-error.txt >&2; exit 1',
    '  fi',
    '  if [ "$attempt" = 60 ]; then echo "no scan result after ten minutes" >&2; exit 1; fi',
    '  sleep 10',
    'done',
  ].join('\n');
}

function trivyImage(context: PlanContext, failOn: Severity): ScanContent {
  const image = releasedImage(context);
  return {
    docker: true,
    commands: [
      script('aws ecr get-login-password | docker login --username AWS --password-stdin "${IMAGE_URI%%/*}"'),
      trivy(['-v "$HOME/.docker:/root/.docker:ro"'], ['image', ...gate(failOn), '"$IMAGE_URI"']),
    ],
    ...(image && { statements: [logInToRegistry(), pullImages(image.repositoryArn)] }),
  };
}

function trivySource(scanner: 'vuln' | 'secret', failOn: Severity): ScanContent {
  return { docker: true, commands: [trivy([], ['fs', `--scanners ${scanner}`, ...gate(failOn), '/scan'])] };
}

function gate(failOn: Severity): readonly string[] {
  return ['--exit-code 1', `--severity ${severitiesFrom(failOn)}`, '--format json', `--output /scan/${REPORT}`];
}

function trivy(mounts: readonly string[], words: readonly string[]): string {
  return command('docker run --rm', '-v "$PWD:/scan"', ...mounts, TRIVY, ...words);
}

/** Bandit's own words for the lowest severity that fails. */
function bandit(failOn: 'high' | 'medium' | 'low', paths: readonly string[]): ScanContent {
  return {
    docker: false,
    python: true,
    install: [`pip install ${BANDIT}`],
    commands: [
      command(
        'bandit --recursive',
        `--severity-level ${failOn}`,
        `--format json --output ${REPORT}`,
        ...paths.map(quote),
      ),
    ],
  };
}

const SEMGREP_SEVERITIES = {
  high: ['ERROR'],
  medium: ['ERROR', 'WARNING'],
  low: ['ERROR', 'WARNING', 'INFO'],
} as const;

function semgrep(failOn: 'high' | 'medium' | 'low', paths: readonly string[]): ScanContent {
  const severities = SEMGREP_SEVERITIES[failOn].map((severity) => `--severity ${severity}`);
  return {
    docker: false,
    python: true,
    install: [`pip install ${SEMGREP}`],
    commands: [
      command(
        'semgrep scan --error --metrics off --config p/default',
        ...severities,
        `--json --output ${REPORT}`,
        ...paths.map(quote),
      ),
    ],
  };
}
