import type { Backend, Language } from '../answers';
import type { ScaffoldFile } from '../scaffold-file';
import { toJson } from './template';
import { NODE_RELEASE, TAP_PIPELINE_VERSION, VERSIONS } from './versions';
import type { View } from './view';

/** The package of a service: its commands and, pinned, what its infrastructure is built with. */
export function packageJson(view: View): ScaffoldFile {
  const { name, backend, isMonorepo, teamTag } = view;
  return {
    path: 'package.json',
    content: toJson({
      // A scope, since a service may be called like a package: npm would take a workspace `tsx` for the dependency.
      name: `@services/${name}`,
      version: '0.0.0',
      private: true,
      description: `${name} and its path to production`,
      type: 'commonjs',
      engines: { node: `>=${MINIMUM_NODE[backend]}` },
      ...(isMonorepo && { nx: { name, tags: [teamTag, `backend:${backend}`] } }),
      scripts: toScripts(view),
      dependencies: sorted(DEPENDENCIES[backend]),
      devDependencies: sorted(toDevDependencies(backend)),
    }),
    reason: 'the commands, and the packages of the infrastructure',
  };
}

/** The lowest Node release with which the packages run. */
const MINIMUM_NODE = { cdk: '20', pulumi: '22' } as const satisfies Record<Backend, string>;

const OURS = `^${TAP_PIPELINE_VERSION}`;

const DEPENDENCIES = {
  cdk: {
    '@tap-pipeline/cdk-adapter': OURS,
    '@tap-pipeline/core-model': OURS,
    'aws-cdk-lib': VERSIONS.awsCdkLib,
    constructs: VERSIONS.constructs,
  },
  pulumi: {
    '@pulumi/aws': VERSIONS.pulumiAws,
    '@pulumi/pulumi': VERSIONS.pulumi,
    '@tap-pipeline/core-model': OURS,
    '@tap-pipeline/pulumi-adapter': OURS,
  },
} as const satisfies Record<Backend, Record<string, string>>;

function toDevDependencies(backend: Backend): Record<string, string> {
  return {
    '@types/node': VERSIONS.typesNode,
    ...(backend === 'cdk' && { 'aws-cdk': VERSIONS.awsCdk }),
    'tap-pipeline': OURS,
    tsx: VERSIONS.tsx,
    typescript: VERSIONS.typescript,
  };
}

function toScripts({ backend, language, isReleasedByGitHub, toRoot }: View): Record<string, string> {
  const testService = SERVICE_TESTS[language];
  return {
    test: testService ? 'npm run test:service && npm run test:infrastructure' : 'npm run test:infrastructure',
    ...(testService && { 'test:service': `cd service && ${testService}` }),
    'test:infrastructure': `node --import tsx --test infrastructure/${backend === 'cdk' ? 'pipeline' : 'index'}.test.ts`,
    check: 'tap-pipeline check pipeline.yaml && tsc',
    plan: 'tap-pipeline plan pipeline.yaml',
    ...BACKEND_SCRIPTS[backend],
    ...(isReleasedByGitHub && { release: `node ${toRoot}scripts/release.mjs` }),
  };
}

const SERVICE_TESTS: { readonly [language in Language]: string | undefined } = {
  node: 'node --test',
  python: 'python3 -m pytest',
  java: 'mvn --batch-mode --quiet verify',
  go: 'go vet ./... && go test ./...',
  dockerfile: undefined,
};

/** What deploys reads the environment from `ENVIRONMENT_SUFFIX`. */
const BACKEND_SCRIPTS: { readonly [backend in Backend]: Record<string, string> } = {
  cdk: {
    synth: 'cdk synth --quiet',
    diff: 'cdk diff --method=template',
    deploy: 'cdk deploy --require-approval never',
  },
  pulumi: {
    preview: 'tap-pipeline render pipeline.yaml --backend pulumi --out out',
    diff: 'pulumi preview --diff --color never --stack $ENVIRONMENT_SUFFIX',
    deploy:
      'pulumi stack select --create --secrets-provider awskms://alias/pulumi-state $ENVIRONMENT_SUFFIX && pulumi up --yes --skip-preview',
  },
};

/** Node that runs everything else: the one of `.nvmrc`. */
export function nodeVersionFile(): ScaffoldFile {
  return { path: '.nvmrc', content: `${NODE_RELEASE}\n`, reason: 'the Node release of developers and workflows' };
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
