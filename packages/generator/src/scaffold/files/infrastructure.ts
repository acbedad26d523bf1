import type { Backend } from '../answers';
import type { ScaffoldFile } from '../scaffold-file';
import { fromTemplate } from './template';
import { ENVIRONMENTS, type View } from './view';

/** The program that builds the pipeline, and its tests. No two backends write the same path. */
export function infrastructureFiles(view: View): readonly ScaffoldFile[] {
  return [...PROGRAMS[view.backend](view), compilerOptions(view)];
}

const PROGRAMS: { readonly [backend in Backend]: (view: View) => readonly ScaffoldFile[] } = { cdk, pulumi };

function cdk(view: View): readonly ScaffoldFile[] {
  return [
    { path: 'cdk.json', template: 'cdk/cdk.json', reason: 'how the CDK starts the program' },
    { path: 'infrastructure/main.ts', template: 'cdk/infrastructure/main.ts', reason: 'the program' },
    {
      path: 'infrastructure/pipeline.ts',
      template: 'cdk/infrastructure/pipeline.ts',
      reason: 'the pipeline as a CDK stack',
    },
    {
      path: 'infrastructure/pipeline.test.ts',
      template: 'cdk/infrastructure/pipeline.test.ts.ejs',
      reason: 'tests that fail when a security setting is lost',
    },
  ].map((file) => fromTemplate(file, view));
}

function pulumi(view: View): readonly ScaffoldFile[] {
  return [
    fromTemplate(
      { path: 'Pulumi.yaml', template: 'pulumi/Pulumi.yaml.ejs', reason: 'how Pulumi starts the program' },
      view,
    ),
    ...ENVIRONMENTS.map((environment) =>
      fromTemplate(
        {
          path: `Pulumi.${environment}.yaml`,
          template: 'pulumi/Pulumi.stack.yaml.ejs',
          reason: `settings of the stack ${environment}`,
        },
        view,
        { environment },
      ),
    ),
    fromTemplate(
      { path: 'infrastructure/index.ts', template: 'pulumi/infrastructure/index.ts', reason: 'the program' },
      view,
    ),
    fromTemplate(
      {
        path: 'infrastructure/index.test.ts',
        template: 'pulumi/infrastructure/index.test.ts.ejs',
        reason: 'tests that fail when a security setting is lost',
      },
      view,
    ),
    fromTemplate(
      {
        path: 'infrastructure/pulumi-state.yaml',
        template: 'pulumi/infrastructure/pulumi-state.yaml',
        reason: 'where Pulumi keeps its state: one stack in each account',
      },
      view,
    ),
  ];
}

function compilerOptions(view: View): ScaffoldFile {
  return fromTemplate(
    { path: 'tsconfig.json', template: 'editor/tsconfig.json', reason: 'how TypeScript checks it' },
    view,
  );
}
