import { Component, type Project, YamlFile } from 'projen';
import { ACTIONS, checkout, setUpNode } from './actions.ts';

/** What is published lies there between the jobs. */
const FOLDER = 'out/release';

/** The Node release that packs and publishes; its npm knows trusted publishing. */
const NODE = '24';

/**
 * The release workflow: a version tag tests, packs and publishes; started by hand on a branch, it does all but publish.
 *
 * No token is stored. npm trusts this workflow and its environment, and each tarball carries a proof of its origin.
 */
export class Release extends Component {
  constructor(project: Project) {
    super(project);
    new YamlFile(project, '.github/workflows/release.yml', {
      obj: {
        name: 'release',
        on: { push: { tags: ['v*'] }, workflow_dispatch: {} },
        permissions: {},
        concurrency: { group: 'release', 'cancel-in-progress': false },
        jobs: { pack: pack(), publish: publish(), announce: announce() },
      },
    });
  }
}

/** Tests the commit, and packs once what the other jobs publish. */
function pack(): object {
  return {
    name: 'test and pack',
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 60,
    permissions: { contents: 'read' },
    steps: [
      checkout({ history: true }),
      // Without a cache: what another run left there is never published.
      setUpNode(NODE, { cache: false }),
      { run: 'npm test' },
      { name: 'Pack', run: 'npm run release -- pack' },
      { name: 'Try the tarballs', run: 'npm run release -- try' },
      {
        uses: ACTIONS.uploadArtifact,
        with: { name: 'release', path: FOLDER, 'if-no-files-found': 'error', 'retention-days': 30 },
      },
    ],
  };
}

/** Publishes the tarballs that were tried, and installs nothing while it may. `id-token`: npm asks GitHub who publishes. */
function publish(): object {
  return {
    name: 'publish',
    needs: 'pack',
    if: "github.ref_type == 'tag'",
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 15,
    environment: 'npm',
    permissions: { contents: 'read', 'id-token': 'write' },
    steps: [
      checkout(),
      setUpNode(NODE, { cache: false }),
      { uses: ACTIONS.downloadArtifact, with: { name: 'release', path: FOLDER } },
      { name: 'Publish', run: 'node scripts/release.mjs publish --tag "$GITHUB_REF_NAME"' },
    ],
  };
}

/** Tells what changed, with the tarballs, their checksums and their bills of materials. `contents: write`: a release is written. */
function announce(): object {
  return {
    name: 'announce',
    needs: 'publish',
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 10,
    permissions: { contents: 'write' },
    steps: [
      { uses: ACTIONS.downloadArtifact, with: { name: 'release', path: FOLDER } },
      {
        name: 'Create the release',
        env: { GH_TOKEN: '${{ github.token }}' },
        run: [
          'gh release create "$GITHUB_REF_NAME" --repo "$GITHUB_REPOSITORY" --verify-tag \\',
          `  --title "$GITHUB_REF_NAME" --notes-file ${FOLDER}/notes.md \\`,
          `  ${FOLDER}/SHA256SUMS ${FOLDER}/packages/*.tgz ${FOLDER}/sbom/*.json`,
        ].join('\n'),
      },
    ],
  };
}
