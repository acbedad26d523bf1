import type { ScaffoldFile } from '../scaffold-file';
import { fromTemplate, type TemplateFile } from './template';
import type { View } from './view';

/** From a commit to production with GitHub Actions; nothing where the repository is not at GitHub. */
export function workflowFiles(view: View): readonly ScaffoldFile[] {
  if (!view.isReleasedByGitHub) return [];
  return [...WORKFLOW, ...(view.isMonorepo ? [AFFECTED] : [])].map((file) => fromTemplate(file, view));
}

const WORKFLOW: readonly TemplateFile[] = [
  {
    path: '.github/workflows/ci-cd.yml',
    template: 'github/ci-cd.yml.ejs',
    reason: 'tests, previews on pull requests, and the way from dev to prod',
  },
  {
    path: '.github/workflows/deploy.yml',
    template: 'github/deploy.yml.ejs',
    reason: 'how one environment is deployed',
  },
  {
    path: 'infrastructure/github-access.yaml',
    template: 'github/github-access.yaml.ejs',
    reason: 'lets GitHub deploy without stored keys: one stack in each account',
  },
  {
    path: 'scripts/release.mjs',
    template: 'github/release.mjs',
    isExecutable: true,
    reason: 'starts the pipeline, and fails when the release fails or is rolled back',
  },
];

const AFFECTED: TemplateFile = {
  path: 'scripts/affected.sh',
  template: 'github/affected.sh',
  isExecutable: true,
  reason: 'runs targets for what a change can affect',
};
