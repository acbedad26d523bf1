import type { ReportSpec, RuntimeSpec } from '@tap-pipeline/core-model';
import type { Language } from './answers';

/** A language that the generator writes a service in. */
export type RuntimeLanguage = Exclude<Language, 'dockerfile'> & keyof RuntimeSpec;

/** How a service in a language is tested in the pipeline. */
export interface Runtime {
  /** The version that the service is tested, built and run with. CodeBuild's newest image must have it. */
  readonly version: string;
  /** The commands that test it, run in the folder of its code. */
  readonly testCommands: readonly string[];
  /** The report that the commands write, from the folder of its code; absent where the language's own tool writes none. */
  readonly report?: { readonly file: string; readonly format: NonNullable<ReportSpec['format']> };
}

/** The languages that the generator writes a service in. */
export const RUNTIMES: { readonly [language in RuntimeLanguage]: Runtime } = {
  python: {
    version: '3.13',
    testCommands: [
      'python -m pip install --quiet --requirement requirements-dev.txt',
      'python -m pytest --junitxml=report.xml',
    ],
    report: { file: 'report.xml', format: 'junit' },
  },
  node: {
    version: '24',
    testCommands: ['node --test --test-reporter=junit --test-reporter-destination=report.xml'],
    report: { file: 'report.xml', format: 'junit' },
  },
  java: {
    version: '21',
    testCommands: ['mvn --batch-mode --no-transfer-progress verify'],
    report: { file: 'target/surefire-reports/*.xml', format: 'junit' },
  },
  go: { version: '1.26', testCommands: ['go vet ./...', 'go test ./...'] },
};

/** Whether the generator writes a service in it; of a Dockerfile of the user's it knows nothing. */
export function isRuntimeLanguage(language: Language): language is RuntimeLanguage {
  return language !== 'dockerfile';
}
