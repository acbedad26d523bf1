import { Component, type Project, YamlFile } from 'projen';
import { ACTIONS, checkout, setUpNode } from './actions.ts';
import { CLOUD } from './versions.ts';

/** Suites that every change runs, beside the tests. */
const SUITES = ['judges -- --ci', 'iam', 'conformance', 'fuzz -- --seed 1', 'e2e:scaffold'];

/** Suites that take long: once a week, and when somebody asks for them. */
const LONG_SUITES = ['faults', 'mutation -- --strict', 'fuzz -- --runs 100000', 'e2e:emulator -- --install'];

/**
 * Continuous integration at GitHub: all checks on every Node release that is supported, the suites that tools from elsewhere
 * decide, and the real Pulumi engine.
 */
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
            // With the history: changes of the API are compared with the last release.
            steps: [checkout({ history: true }), setUpNode('${{ matrix.node }}'), { run: 'npm test' }],
          },
          suites: runSuites(SUITES, 30),
          'e2e-pulumi': {
            name: 'npm run e2e:pulumi',
            'runs-on': 'ubuntu-24.04',
            'timeout-minutes': 30,
            steps: [
              checkout(),
              setUpNode('24'),
              // Without a command it only installs. The engine has the version of the SDK.
              { name: 'Install pulumi', uses: ACTIONS.pulumi, with: { 'pulumi-version': CLOUD.pulumi } },
              { run: 'npm run e2e:pulumi' },
            ],
          },
        },
      },
    });
    new YamlFile(project, '.github/workflows/weekly.yml', {
      obj: {
        name: 'weekly',
        on: { schedule: [{ cron: '17 3 * * 1' }], workflow_dispatch: {} },
        permissions: { contents: 'read' },
        concurrency: { group: 'weekly', 'cancel-in-progress': false },
        jobs: { suites: runSuites(LONG_SUITES, 180) },
      },
    });
  }
}

/** One job a suite; the runners of GitHub have Python, Go, Rust, a JDK and Maven. */
function runSuites(suites: readonly string[], minutes: number): object {
  return {
    name: 'npm run ${{ matrix.suite }}',
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': minutes,
    strategy: { 'fail-fast': false, matrix: { suite: suites } },
    steps: [checkout(), setUpNode('24'), { run: 'npm run ${{ matrix.suite }}' }],
  };
}
