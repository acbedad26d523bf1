import { Component, type Project, YamlFile } from 'projen';
import { CLOUD } from './versions.ts';

/** Continuous integration at GitHub: all checks on every Node release that is supported, and the real Pulumi engine. */
export class Workflow extends Component {
  constructor(project: Project) {
    super(project);
    new YamlFile(project, '.github/workflows/ci.yml', {
      obj: {
        name: 'ci',
        on: { push: { branches: ['main'] }, pull_request: {} },
        permissions: { contents: 'read' },
        concurrency: {
          group: '${{ github.workflow }}-${{ github.ref }}',
          'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
        },
        jobs: {
          test: {
            name: 'npm test, Node ${{ matrix.node }}',
            'runs-on': 'ubuntu-24.04',
            'timeout-minutes': 45,
            strategy: { 'fail-fast': false, matrix: { node: ['20', '22', '24'] } },
            steps: [...prepare('${{ matrix.node }}'), { run: 'npm test' }],
          },
          'e2e-pulumi': {
            name: 'npm run e2e:pulumi',
            'runs-on': 'ubuntu-24.04',
            'timeout-minutes': 30,
            steps: [
              ...prepare('24'),
              // Without a command it only installs. The engine has the version of the SDK.
              { name: 'Install pulumi', uses: ACTIONS.pulumi, with: { 'pulumi-version': CLOUD.pulumi } },
              { run: 'npm run e2e:pulumi' },
            ],
          },
        },
      },
    });
  }
}

/** Actions by commit, since a tag can be moved to another one. */
const ACTIONS = {
  /** v7.0.1 */
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
  /** v7.0.0 */
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020',
  /** v7.0.0 */
  pulumi: 'pulumi/actions@8e5e406f4007fca908480587cb9893c07090f58d',
};

/** Checks out the commit, without leaving a token behind, and installs Node. */
function prepare(node: string): readonly object[] {
  return [
    { uses: ACTIONS.checkout, with: { 'persist-credentials': false } },
    { uses: ACTIONS.setupNode, with: { 'node-version': node, cache: 'npm' } },
  ];
}
