import { Component, JsonFile, type Project } from 'projen';

/** The compiler options of all packages: `tsconfig.base.json`. */
export class SharedCompilerOptions extends Component {
  constructor(project: Project) {
    super(project);
    new JsonFile(project, 'tsconfig.base.json', {
      obj: {
        compilerOptions: {
          target: 'ES2023',
          lib: ['ES2023'],
          module: 'nodenext',
          moduleResolution: 'nodenext',
          types: ['node'],
          strict: true,
          exactOptionalPropertyTypes: false,
          forceConsistentCasingInFileNames: true,
          isolatedModules: true,
          noFallthroughCasesInSwitch: true,
          noImplicitOverride: true,
          noImplicitReturns: true,
          noUncheckedIndexedAccess: true,
          noUnusedLocals: true,
          noUnusedParameters: true,
          resolveJsonModule: true,
          skipLibCheck: true,
        },
      },
    });
    // `.projenrc.ts` itself: run by tsx, checked by `npm test`.
    const projenrc = project.tryFindObjectFile('tsconfig.projen.json');
    projenrc?.addOverride('extends', './tsconfig.base.json');
    projenrc?.addOverride('include', ['.projenrc.ts', 'projenrc/**/*.ts']);
    projenrc?.addOverride('compilerOptions', { allowImportingTsExtensions: true, noEmit: true });
  }
}

/** How one package is compiled, and how its tests are type-checked. */
export class Compiler extends Component {
  constructor(project: Project, siblings: readonly string[]) {
    super(project);
    new JsonFile(project, 'tsconfig.json', {
      obj: {
        extends: '../../tsconfig.base.json',
        compilerOptions: {
          composite: true,
          declaration: true,
          declarationMap: false,
          outDir: 'lib',
          rootDir: 'src',
          sourceMap: false,
          // Beside its output, so that Nx restores both together.
          tsBuildInfoFile: 'lib/.tsbuildinfo',
        },
        include: ['src/**/*.ts', 'src/**/*.json'],
        references: siblings.map((path) => ({ path })),
      },
    });
    new JsonFile(project, 'test/tsconfig.json', {
      obj: {
        extends: '../../../tsconfig.base.json',
        compilerOptions: { noEmit: true, types: ['node', 'jest'] },
        include: ['**/*.ts', ...['src', 'scripts', 'e2e'].map((dir) => `../${dir}/**/*.ts`), '../src/**/*.json'],
      },
    });
  }
}
