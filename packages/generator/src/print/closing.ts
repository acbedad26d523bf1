import { posix, relative } from 'node:path';
import { type Problem, planSpec } from '@tap-pipeline/core-model';
import type { Outcome } from '../generate';
import { MANIFEST_FILE } from '../repository/manifest';
import { type Answers, projectDir } from '../scaffold/answers';
import { serviceDir, toSpec } from '../scaffold/to-spec';
import { listCloudServices } from './cloud-services';

/** What a run says at its end: what was written, what stays, what to run next, and what that creates in AWS. */
export function printClosing(outcome: Outcome, from: string): string {
  const { folder, answers } = outcome;
  const place = relative(from, folder);
  return [
    `${tellWritten(outcome)} ${place === '' ? 'this folder' : place}`,
    ...indent(listWritten(outcome)),
    '',
    ...section('Left as you have them', listKept(outcome)),
    ...section('Removed, since the answers no longer need them', outcome.removed),
    ...section(`The platform team asks for more: mend this in ${specPath(answers)}`, listProblems(outcome)),
    ...section('Next', listNext(outcome, place)),
    ...section(`Deployed, ${answers.name} creates resources in these services of AWS`, wrap(listServices(outcome))),
  ].join('\n');
}

function tellWritten({ written }: Outcome): string {
  if (written.length === 0) return 'Nothing to write in';
  return written.length === 1 ? 'Wrote 1 file in' : `Wrote ${written.length} files in`;
}

/** A heading with its lines; nothing where there are none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...indent(lines), ''];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function listWritten({ written }: Outcome): readonly string[] {
  const width = Math.max(0, ...written.map(({ path }) => path.length));
  return written.map(({ path, reason }) => `${path.padEnd(width)}  ${reason}`);
}

function listKept({ kept }: Outcome): readonly string[] {
  return kept.map(({ path, why }) => `${path}  ${why}`);
}

/** Nothing where `pipeline.yaml` is what people made of it. */
function listProblems({ answers, problems, written }: Outcome): readonly string[] {
  return written.some(({ path }) => path === specPath(answers)) ? problems.flatMap(tellProblem) : [];
}

function specPath(answers: Answers): string {
  return posix.join(projectDir(answers), 'pipeline.yaml');
}

function tellProblem({ message, fix }: Problem): readonly string[] {
  return [message, `  fix: ${fix}`];
}

/** With the defaults of the platform; nothing where they clash with the spec, so that there is no plan. */
function listServices({ answers, platform, problems }: Outcome): readonly string[] {
  if (problems.some(({ rule }) => rule === undefined)) return [];
  return listCloudServices(planSpec(toSpec(answers), { platform: { ...platform, rules: [] } }));
}

function listNext({ answers, isInstalled }: Outcome, place: string): readonly string[] {
  return [
    ...(place === '' ? [] : [`cd ${quote(place)}`]),
    ...(answers.language === 'dockerfile' ? [`put your Dockerfile and its code into ${serviceDir(answers)}`] : []),
    ...(isInstalled ? [] : ['npm install']),
    ...(answers.language === 'python' ? [installForTests(answers)] : []),
    'npm test',
    `commit everything, ${MANIFEST_FILE} too: with it, a later run knows what you edited`,
    `read ${tellReadme(answers)}: it says how the first deployment goes`,
  ];
}

function installForTests(answers: Answers): string {
  return `python3 -m pip install --requirement ${serviceDir(answers)}/requirements-dev.txt`;
}

function tellReadme({ layout, name }: Answers): string {
  return layout === 'monorepo' ? `README.md, and services/${name}/README.md` : 'README.md';
}

/** The words, separated by commas, in lines of at most 100 letters. */
function wrap(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 98) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The path as one word of a shell. */
function quote(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
