/** A security scan; the pipeline stops when it finds something of the severity `failOn` or worse. */
export type ScanSpec = ImageScanSpec | SastScanSpec | DependencyScanSpec | SecretScanSpec;

/** Severities, worst first. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Known vulnerabilities in the pushed image, looked up by its digest. */
export interface ImageScanSpec {
  /** The image. */
  readonly kind: 'image';
  /**
   * Who scans. `ecr` reads ECR's own findings: basic scanning (free, operating system packages), or
   * enhanced scanning where the account's registry has it switched on. `inspector` is Amazon Inspector's
   * pipeline action, `trivy` the open-source scanner in a build of its own.
   * @default "ecr"
   */
  readonly scanner?: 'ecr' | 'inspector' | 'trivy';
  /** Severity that stops the pipeline. @default "high" */
  readonly failOn?: Severity;
}

/** Weaknesses in the service's own code. */
export interface SastScanSpec {
  /** The code. */
  readonly kind: 'sast';
  /**
   * Who scans: `bandit` for Python, `semgrep` for every language. Left out: `bandit` when the build's
   * only runtime is Python, else `semgrep`.
   */
  readonly tool?: 'bandit' | 'semgrep';
  /** Severity that stops the pipeline; neither tool knows `critical`. @default "high" */
  readonly failOn?: 'high' | 'medium' | 'low';
  /**
   * Folders that are scanned.
   * @minItems 1
   * @default ["."]
   */
  readonly paths?: readonly string[];
}

/** Known vulnerabilities in the packages that the lock files name. */
export interface DependencyScanSpec {
  /** The dependencies. */
  readonly kind: 'dependencies';
  /** Severity that stops the pipeline. @default "high" */
  readonly failOn?: Severity;
}

/** Passwords and tokens in the source. */
export interface SecretScanSpec {
  /** The source. */
  readonly kind: 'secrets';
  /** Severity that stops the pipeline. @default "medium" */
  readonly failOn?: Severity;
}
