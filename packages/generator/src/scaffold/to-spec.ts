import type { DeploySpec, PipelineSpec, SourceSpec, TestSpec } from '@tap-pipeline/core-model';
import { type Answers, type Layout, projectDir, type SourceKind } from './answers';
import { isRuntimeLanguage, RUNTIMES } from './runtime';

/** The port that every scaffolded service listens on, and the path at which it tells that it is well. */
export const SERVICE_ENDPOINT = { port: 8080, healthPath: '/health' };

/** The answers as a spec: what `pipeline.yaml` says, and what the answers are checked by. */
export function toSpec(answers: Answers): PipelineSpec {
  const { name, team } = answers;
  const folder = serviceDir(answers);
  const isDeployed = answers.target !== 'none';
  const tests = toTests(answers, folder);
  return {
    service: name,
    team,
    source: toSource(answers),
    build: { image: { dockerfile: `${folder}/Dockerfile`, context: folder } },
    ...(tests.length > 0 && { tests }),
    scans: [{ kind: 'image', failOn: 'high' }, { kind: 'secrets' }],
    deploy: toDeploy(answers),
    overrides: {
      prod: {
        removal: 'retain',
        ...(isDeployed && { approvals: [{ before: 'deploy', message: `Release ${name} to production?` }] }),
      },
    },
  };
}

/** The folder of the service's code and its Dockerfile, from the root of the repository: `service`, `services/orders/service`. */
export function serviceDir(answers: Pick<Answers, 'layout' | 'name'>): string {
  const project = projectDir(answers);
  return project === '' ? 'service' : `${project}/service`;
}

/** How each kind of source is said. In a monorepo, only a change below the service's folder starts its pipeline. */
const SOURCES: { readonly [K in SourceKind]: (answers: Answers) => SourceSpec } = {
  github: (answers) => toConnection('github', answers),
  gitlab: (answers) => toConnection('gitlab', answers),
  bitbucket: (answers) => toConnection('bitbucket', answers),
  codecommit: () => ({ kind: 'codecommit' }),
  s3: () => ({ kind: 's3' }),
};

function toSource(answers: Answers): SourceSpec {
  return SOURCES[answers.source](answers);
}

function toConnection(kind: 'github' | 'gitlab' | 'bitbucket', answers: Answers): SourceSpec {
  const { repository = '', layout } = answers;
  return { kind, repository, ...(isShared(layout) && { triggers: { paths: [`${projectDir(answers)}/**`] } }) };
}

function isShared(layout: Layout): boolean {
  return layout === 'monorepo';
}

function toTests({ language }: Answers, folder: string): readonly TestSpec[] {
  if (!isRuntimeLanguage(language)) return [];
  const { version, testCommands, report } = RUNTIMES[language];
  return [
    {
      name: 'unit',
      runtime: { [language]: version },
      commands: [`cd ${folder}`, ...testCommands],
      ...(report && { reports: [{ name: 'unit', files: [`${folder}/${report.file}`], format: report.format }] }),
    },
  ];
}

function toDeploy({ target, strategy }: Answers): DeploySpec {
  if (target === 'none') return { target };
  const { port, healthPath } = SERVICE_ENDPOINT;
  return {
    target,
    ...(strategy && { strategy: { kind: strategy } }),
    service: { port, healthCheck: { path: healthPath } },
  };
}
