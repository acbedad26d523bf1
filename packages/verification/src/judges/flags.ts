import { parseArgs } from 'node:util';

/** What the command is asked for. */
export interface JudgesFlags {
  /** Names of the only judges to ask; empty for all. */
  readonly only: readonly string[];
  /** Names of the only systems to judge; empty for all. */
  readonly subjects: readonly string[];
  /** A judge that cannot run fails the run. */
  readonly isCi: boolean;
  /** Only the table of exceptions in docs/judges.md is to be written. */
  readonly isWrite: boolean;
  /** Only the usage is wanted. */
  readonly help: boolean;
}

/** How the command is written. */
export function usage(judges: readonly string[]): string {
  return `npm run judges [-- flags]

  --only JUDGE      ask only this judge; may be said more than once
  --subject NAME    judge only this system; may be said more than once
  --ci              fail where a judge cannot run here, as in continuous integration
  --write           write the exceptions into docs/judges.md, and ask nobody
  --help            this text

Judges: ${judges.join(', ')}
Systems: the names of the specs, scaffold, repository, packages

The report goes to out/judges.html and out/judges.md.`;
}

/**
 * The flags.
 * @throws Error that names the flag, the value that it got, and what it may be
 */
export function parseFlags(
  args: readonly string[],
  judges: readonly string[],
  systems: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): JudgesFlags {
  const [several, flag] = [{ type: 'string', multiple: true } as const, { type: 'boolean' } as const];
  const { values } = parseArgs({
    args: [...args],
    options: { only: several, subject: several, ci: flag, write: flag, help: flag },
  });
  const [only, subjects] = [values.only ?? [], values.subject ?? []];
  check('--only', only, judges);
  check('--subject', subjects, systems);
  const isCi = values.ci ?? (env.CI !== undefined && env.CI !== '' && env.CI !== 'false');
  return { only, subjects, isCi, isWrite: values.write ?? false, help: values.help ?? false };
}

function check(flag: string, given: readonly string[], allowed: readonly string[]): void {
  const wrong = given.find((name) => !allowed.includes(name));
  if (wrong !== undefined) throw new Error(`${flag} must be one of ${allowed.join(', ')}, got ${wrong}`);
}
