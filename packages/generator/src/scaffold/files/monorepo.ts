import type { ScaffoldFile } from '../scaffold-file';
import { fromTemplate, type TemplateFile, toJson } from './template';
import { VERSIONS } from './versions';
import type { View } from './view';

/** What makes a repository of many services one: a workspace of npm, the tasks of Nx, and projen for what they share. */
export function monorepoFiles(view: View): readonly ScaffoldFile[] {
  return [workspace(), ...SHARED.map((file) => fromTemplate(file, view))];
}

function workspace(): ScaffoldFile {
  return {
    path: 'package.json',
    content: toJson({
      name: 'services',
      version: '0.0.0',
      private: true,
      workspaces: ['services/*'],
      scripts: {
        test: 'nx run-many --targets=test',
        check: 'nx run-many --targets=check',
        affected: 'nx affected --targets=check,test,synth,preview',
        projen: 'projen',
      },
      devDependencies: {
        constructs: VERSIONS.constructs,
        nx: VERSIONS.nx,
        projen: VERSIONS.projen,
        tsx: VERSIONS.tsx,
        typescript: VERSIONS.typescript,
      },
    }),
    reason: 'the workspace of all services, and the commands for many at once',
  };
}

/** `.projenrc.ts`, and exactly what it writes. */
const SHARED: readonly TemplateFile[] = [
  { path: '.projenrc.ts', template: 'monorepo/projenrc.ts', reason: 'the files that services share, in one place' },
  { path: '.gitattributes', template: 'monorepo/gitattributes', reason: 'line ends; written by projen' },
  { path: '.gitignore', template: 'monorepo/gitignore', reason: 'what is made and not kept; written by projen' },
  { path: '.projen/files.json', template: 'monorepo/projen-files.json', reason: 'the files that projen writes' },
  { path: '.projen/tasks.json', template: 'monorepo/projen-tasks.json', reason: 'what `npx projen` runs' },
  {
    path: '.vscode/settings.json',
    template: 'monorepo/vscode-settings.json',
    reason: 'the editor completes and checks pipeline.yaml; written by projen',
  },
  {
    path: 'nx.json',
    template: 'monorepo/nx.json',
    reason: 'what is cached, and what affects which service; written by projen',
  },
];
