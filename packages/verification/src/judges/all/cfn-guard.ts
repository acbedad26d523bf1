import { readdirSync, readFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '../finding';
import { CannotJudge, type Judge } from '../judge';
import { inChunks } from '../run-chunks';
import { findSubject, type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

const PACKAGE = '@cdklabs/cdk-validator-cfnguard';

/** The proactive controls of AWS Control Tower, as Guard rules. */
export const cfnGuard: Judge = {
  name: 'cfn-guard',
  about: 'the proactive controls of AWS Control Tower, as Guard rules',
  kinds: ['plain-template'],
  needs: 'nothing',
  version: () => npmVersion(PACKAGE),
  judge: (subjects, { run }) => {
    const folder = dirname(require.resolve(`${PACKAGE}/package.json`));
    const program = join(folder, 'bin', ...findBinary(platform(), arch()), 'cfn-guard');
    const all = listRules(join(folder, 'rules/control-tower/cfn-guard'));
    // One process a template: many templates in one take Guard several times as long.
    return inChunks(subjects, 1, async (some) => {
      const rules = all.filter(({ types }) =>
        types.some((type) => some.some(({ text }) => text.includes(`"${type}"`))),
      );
      const args = ['validate', '--show-summary', 'none', '--output-format', 'json', '--structured'];
      const given = ['--data', ...some.map(({ path }) => path), '--rules', ...rules.map(({ path }) => path)];
      const { stdout } = await run(program, [...args, ...given], { accept: [0, FINDINGS] });
      return readGuard(stdout, some);
    });
  },
};

/** Exit code that tells findings. */
const FINDINGS = 19;

/** Folders of the program, as the package names them. */
export function findBinary(system: string, processor: string): readonly string[] {
  const folders = { linux: 'ubuntu', darwin: 'macos' }[system];
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[processor];
  if (!folders || !machine) throw new CannotJudge(`cfn-guard is not built for ${system} on ${processor}`);
  return [folders, machine];
}

interface RuleFile {
  readonly path: string;
  /** Types that it speaks of. A rule for types that a template does not have says nothing of it. */
  readonly types: readonly string[];
}

/** All files of rules below a folder. */
export function listRules(folder: string): readonly RuleFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.guard'))
    .map((file) => join(folder, file))
    .map((path) => ({ path, types: readFileSync(path, 'utf8').match(/AWS::\w+::\w+/g) ?? [] }));
}

interface FileReport {
  readonly name: string;
  readonly not_compliant: readonly { readonly Rule: { readonly name: string } }[];
}

/** The findings in the JSON that Guard prints: a rule for each resource that its checks point at. */
export function readGuard(json: string, subjects: readonly Subject[]): readonly Finding[] {
  const reports: readonly FileReport[] = JSON.parse(json);
  return reports.flatMap(({ name, not_compliant }) =>
    not_compliant.flatMap((rule) => {
      const resources = new Set(textsAt('path', rule).flatMap((path) => /^\/Resources\/([^/]+)/.exec(path)?.[1] ?? []));
      const [message = rule.Rule.name] = textsAt('custom_message', rule).flatMap(toSentence);
      const id = /^\[(CT\.[^\]]+)\]/.exec(message)?.[1] ?? rule.Rule.name;
      return [...resources].map((resource) =>
        toFinding('cfn-guard', findSubject(subjects, name), {
          rule: id,
          severity: 'error',
          resource,
          message: message.replace(/^\[[^\]]+\]: /, ''),
        }),
      );
    }),
  );
}

/** All texts that a key has anywhere in a value. */
function textsAt(key: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name === key && typeof item === 'string' ? [item] : textsAt(key, item),
  );
}

/** The first sentence of a message; the rest tells how to mend it. */
function toSentence(message: string): readonly string[] {
  const [sentence = ''] = message.trim().split(/\s*\n\s*/);
  return sentence === '' ? [] : [sentence];
}
