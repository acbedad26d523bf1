import { join } from 'node:path';
import type { Finding } from '../finding';
import type { Judge } from '../judge';
import { type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

/** Licences that a company can ship with its own code without asking. */
const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
];

const PACKAGE = 'license-checker-rseidelsohn';

/** license-checker-rseidelsohn, asked about every package that the published ones bring along. */
export const licences: Judge = {
  name: 'licences',
  about: 'licences of everything that the published packages bring along',
  kinds: ['package'],
  needs: 'nothing',
  version: () => `${PACKAGE} ${npmVersion(PACKAGE)}`,
  judge: async (subjects, { run, root }) => {
    const program = join(require.resolve(`${PACKAGE}/package.json`), '..', 'bin', PACKAGE);
    const checked = await run(process.execPath, [program, '--start', root, '--json'], { cwd: root });
    const known: Licences = JSON.parse(checked.stdout);
    const trees = subjects.map(async (subject) => {
      const args = ['ls', '--omit=dev', '--all', '--json', `--workspace=${subject.name}`];
      const { stdout } = await run('npm', args, { cwd: root, accept: [0, 1] });
      return readLicences(known, JSON.parse(stdout), subject);
    });
    return (await Promise.all(trees)).flat();
  },
};

/** Licences by `name@version`. */
export interface Licences {
  readonly [nameAndVersion: string]: { readonly licenses: string | readonly string[] };
}

/** A package as `npm ls` tells of it. */
export interface Dependency {
  readonly version?: string;
  readonly dependencies?: { readonly [name: string]: Dependency };
}

/** A finding for each package below, whose licence is not known or may not be shipped. */
export function readLicences(known: Licences, tree: Dependency, subject: Subject): readonly Finding[] {
  return [...listPackages(tree)].sort().flatMap((id) => {
    const licence = known[id]?.licenses;
    const words = [licence ?? 'unknown'].flat().join(' OR ');
    if (isAllowed(words)) return [];
    const message = `the licence ${words} is not on the list of allowed ones`;
    return [toFinding('licences', subject, { rule: words, severity: 'error', resource: id, message })];
  });
}

function listPackages({ dependencies = {} }: Dependency, found = new Set<string>()): ReadonlySet<string> {
  for (const [name, dependency] of Object.entries(dependencies)) {
    if (dependency.version !== undefined) found.add(`${name}@${dependency.version}`);
    listPackages(dependency, found);
  }
  return found;
}

/** `(MIT OR X)` may be taken as MIT, `(MIT AND X)` is both; a star means that the licence was read off a file. */
function isAllowed(words: string): boolean {
  const choices = words.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one.replace(/\*$/, ''))));
}
