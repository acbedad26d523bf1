import { JsonFile, Project } from 'projen';

/** Files that all services share; `npx projen` writes them again when this file has changed. */
const project = new Project({ name: 'services' });
for (const task of ['build', 'pre-compile', 'compile', 'post-compile', 'test', 'package', 'eject'])
  project.removeTask(task);
project.defaultTask?.exec('tsx .projenrc.ts');

project.gitignore.exclude(
  'node_modules/',
  '.nx/',
  'cdk.out/',
  'cdk.context.json',
  'out/',
  '__pycache__/',
  '.venv/',
  '.pytest_cache/',
  'report.xml',
  'target/',
);

new JsonFile(project, '.vscode/settings.json', {
  marker: false,
  obj: {
    'yaml.schemas': {
      './node_modules/@tap-pipeline/core-model/schema/pipeline.schema.json': [
        'pipeline.yaml',
        'services/*/pipeline.yaml',
      ],
    },
  },
});

new JsonFile(project, 'nx.json', {
  marker: false,
  obj: {
    analytics: false,
    cacheDirectory: '.nx/cache',
    defaultBase: 'main',
    neverConnectToCloud: true,
    useDaemonProcess: false,
    namedInputs: {
      // A change of these can matter to every service.
      sharedGlobals: [
        '{workspaceRoot}/.nvmrc',
        '{workspaceRoot}/nx.json',
        '{workspaceRoot}/package-lock.json',
        '{workspaceRoot}/tap-pipeline.platform.yaml',
      ],
      default: ['{projectRoot}/**/*', 'sharedGlobals', { env: 'ENVIRONMENT_SUFFIX' }],
    },
    targetDefaults: {
      check: { cache: true, inputs: ['default'] },
      test: { cache: true, inputs: ['default'] },
      synth: { cache: true, inputs: ['default'], outputs: ['{projectRoot}/cdk.out'] },
      preview: { cache: true, inputs: ['default'], outputs: ['{projectRoot}/out'] },
    },
  },
});

project.synth();
