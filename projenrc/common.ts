import { javascript } from 'projen';
import { MINIMUM_NODE } from './versions.ts';

/** What the root and every package have in common: npm, Apache-2.0, and none of projen's own workflows. */
export const COMMON = {
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
} satisfies Partial<javascript.NodeProjectOptions>;
