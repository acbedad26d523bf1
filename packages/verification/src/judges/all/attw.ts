import { dirname, join } from 'node:path';
import type { Finding } from '../finding';
import type { Judge } from '../judge';
import { type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

const PACKAGE = '@arethetypeswrong/cli';

/** Are The Types Wrong? over the packed packages, for every way of TypeScript to resolve a module. */
export const attw: Judge = {
  name: 'attw',
  about: 'whether TypeScript finds the types that belong to the code',
  kinds: ['package'],
  needs: 'nothing',
  version: () => npmVersion(PACKAGE),
  judge: async (subjects, { run }) => {
    const program = join(dirname(require.resolve(`${PACKAGE}/package.json`)), 'dist/index.js');
    const reports: (readonly Finding[])[] = [];
    for (const subject of subjects) {
      const args = [program, '--format', 'json', subject.path];
      const { stdout } = await run(process.execPath, args, { accept: [0, 1] });
      reports.push(readAttw(stdout, subject));
    }
    return reports.flat();
  },
};

interface Report {
  readonly analysis: { readonly problems?: readonly Problem[] };
}

interface Problem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
  readonly typesFileName?: string;
}

/** The findings in the JSON that attw prints. */
export function readAttw(json: string, subject: Subject): readonly Finding[] {
  const { analysis }: Report = JSON.parse(json);
  return (analysis.problems ?? []).map(({ kind, entrypoint, resolutionKind, typesFileName }) =>
    toFinding('attw', subject, {
      rule: kind,
      severity: 'error',
      resource: [entrypoint ?? typesFileName?.replace(/^\/node_modules\//, '') ?? '.', resolutionKind]
        .flatMap((part) => part ?? [])
        .join(' by '),
      message: kind.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase(),
    }),
  );
}
