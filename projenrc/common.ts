import { javascript } from 'projen';
import { MINIMUM_NODE } from './versions.ts';

/**
 * The public repository.
 *
 * npm takes a package with provenance only where `repository` names the repository that the release workflow runs in.
 */
export const REPOSITORY = 'https://github.com/tap-pipeline/tap-pipeline';

/** What the root and every package have in common: npm, Apache-2.0, and none of projen's own workflows. */
export const COMMON = {
  bugsUrl: `${REPOSITORY}/issues`,
  buildWorkflow: false,
  copyrightOwner: 'The tap-pipeline authors',
  defaultReleaseBranch: 'main',
  depsUpgrade: false,
  entrypoint: '',
  github: false,
  jest: false,
  license: 'Apache-2.0',
  minNodeVersion: MINIMUM_NODE,
  npmignoreEnabled: false,
  packageManager: javascript.NodePackageManager.NPM,
  prettier: false,
  projenrcJs: false,
  release: false,
  repository: `git+${REPOSITORY}.git`,
} satisfies Partial<javascript.NodeProjectOptions>;
