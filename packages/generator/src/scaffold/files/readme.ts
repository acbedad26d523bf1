import type { ScaffoldFile } from '../scaffold-file';
import { fromTemplate } from './template';
import type { View } from './view';

/** The first page of the repository: what it is, how it gets into AWS, and why each file is there. */
export function readme(view: View, files: readonly ScaffoldFile[]): ScaffoldFile {
  return fromTemplate(
    { path: 'README.md', template: 'readme/README.md.ejs', reason: 'how to deploy it, work on it and remove it' },
    view,
    { files },
  );
}

/** The page of one service in a monorepo. */
export function serviceReadme(view: View, files: readonly ScaffoldFile[]): ScaffoldFile {
  return fromTemplate(
    { path: 'README.md', template: 'readme/service.md.ejs', reason: 'the commands of the service, and its files' },
    view,
    { files },
  );
}
