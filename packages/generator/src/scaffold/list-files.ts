import type { Answers } from './answers';
import { editorFiles } from './files/editor';
import { infrastructureFiles } from './files/infrastructure';
import { monorepoFiles } from './files/monorepo';
import { nodeVersionFile, packageJson } from './files/package-json';
import { pipelineYaml } from './files/pipeline-yaml';
import { readme, serviceReadme } from './files/readme';
import { serviceFiles } from './files/service';
import { below } from './files/template';
import { toView, type View } from './files/view';
import { workflowFiles } from './files/workflow';
import type { ScaffoldFile } from './scaffold-file';

/** Every file of a new repository, sorted by path. Pure: the same answers give the same bytes. */
export function listFiles(answers: Answers): readonly ScaffoldFile[] {
  const view = toView(answers);
  const files = [...listProject(view), ...listShared(view)];
  return sorted([...files, readme(view, sorted(files))]);
}

/** Every file of one more service in a monorepo, sorted by path. Pure: the same answers give the same bytes. */
export function listServiceFiles(answers: Answers): readonly ScaffoldFile[] {
  return sorted(listProject(toView(answers)));
}

/** What belongs to one service. */
function listProject(view: View): readonly ScaffoldFile[] {
  const files = [pipelineYaml(view), packageJson(view), ...infrastructureFiles(view), ...serviceFiles(view)];
  const described = view.isMonorepo ? [...files, serviceReadme(view, sorted(files))] : files;
  return described.map((file) => below(view.projectDir, file));
}

/** What the services of a repository share. */
function listShared(view: View): readonly ScaffoldFile[] {
  return [
    nodeVersionFile(),
    ...editorFiles(view),
    ...workflowFiles(view),
    ...(view.isMonorepo ? monorepoFiles(view) : []),
  ];
}

function sorted(files: readonly ScaffoldFile[]): readonly ScaffoldFile[] {
  return [...files].sort(({ path: one }, { path: other }) => (one < other ? -1 : 1));
}
