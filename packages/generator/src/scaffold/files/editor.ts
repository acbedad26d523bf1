import type { ScaffoldFile } from '../scaffold-file';
import { fromTemplate, toJson } from './template';
import type { View } from './view';

const SCHEMA = './node_modules/@tap-pipeline/core-model/schema/pipeline.schema.json';

/** What editors and git know about the repository. In a monorepo projen writes the settings. */
export function editorFiles(view: View): readonly ScaffoldFile[] {
  return [
    {
      path: '.vscode/extensions.json',
      content: toJson({ recommendations: ['redhat.vscode-yaml'] }),
      reason: 'the extension of the editor that reads the schema',
    },
    ...(view.isMonorepo ? [] : ownSettings(view)),
  ];
}

function ownSettings(view: View): readonly ScaffoldFile[] {
  return [
    {
      path: '.vscode/settings.json',
      content: toJson({ 'yaml.schemas': { [SCHEMA]: ['pipeline.yaml'] } }),
      reason: 'the editor completes and checks pipeline.yaml',
    },
    fromTemplate({ path: '.gitignore', template: 'editor/gitignore', reason: 'what is made and not kept' }, view),
  ];
}
