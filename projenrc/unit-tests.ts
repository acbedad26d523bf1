import { Component, JsonFile, type Project } from 'projen';

/** Options of {@link UnitTests}. */
export interface UnitTestsOptions {
  /** Whether the tests synthesise CDK apps: sets where these write, and switches off what makes them slow. @default false */
  readonly synthesises?: boolean;
  /** Whether sibling packages are used as they are published, compiled, because the tests start programs that use them. @default false */
  readonly usesCompiledSiblings?: boolean;
}

/** Jest with swc, in random order. Sibling packages are read from their sources, so that tests wait for no compiler. */
export class UnitTests extends Component {
  constructor(project: Project, options: UnitTestsOptions) {
    super(project);
    new JsonFile(project, 'jest.config.json', {
      obj: {
        testEnvironment: 'node',
        roots: ['<rootDir>/test'],
        testMatch: ['**/*.test.ts'],
        clearMocks: true,
        randomize: true,
        ...(options.synthesises ? { setupFiles: ['<rootDir>/../../scripts/jest/cdk-environment.cjs'] } : {}),
        reporters: ['default', '<rootDir>/../../scripts/jest/totals-reporter.cjs'],
        transform: {
          '^.+\\.ts$': [
            '@swc/jest',
            { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
          ],
        },
        ...(options.usesCompiledSiblings
          ? {}
          : { moduleNameMapper: { '^@tap-pipeline/([^/]+)(/platform)?$': '<rootDir>/../../packages/$1/src$2' } }),
        coverageProvider: 'babel',
        collectCoverageFrom: ['src/**/*.ts'],
        coverageReporters: ['text-summary', 'lcovonly'],
        coverageThreshold: {
          global: { lines: 90, branches: 90 },
        },
      },
    });
  }
}
