import { Component, type Project, TextFile } from 'projen';
import { MINIMUM_NODE } from './versions.ts';

/** How npm behaves in this repository, and the Node release that version managers pick. */
export class NpmSettings extends Component {
  constructor(project: Project) {
    super(project);
    new TextFile(project, '.npmrc', {
      lines: [
        // No dependency needs its install script, and npm 12 blocks them anyway: the same result with every npm.
        'ignore-scripts=true',
        // The lock file names no registry, so it serves mirrors and offline caches as well.
        'omit-lockfile-registry-resolved=true',
        'audit=false',
        'fund=false',
        'update-notifier=false',
      ],
    });
    new TextFile(project, '.nvmrc', { lines: [MINIMUM_NODE] });
  }
}
