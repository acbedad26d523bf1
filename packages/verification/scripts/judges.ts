/**
 * Asks tools of others what is wrong with what is built: `npm run judges [-- --only checkov --subject five-stage --ci]`.
 * Ends with exit code 1 when one of them finds something that `judges/exceptions.yaml` gives no reason for.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '@tap-pipeline/conformance';
import { listFiles } from '../../generator/src/scaffold/list-files';
import { COMBINATIONS } from '../../generator/test/scaffold/combinations';
import { cacheFolder } from '../src/cache-folder';
import { readExceptions } from '../src/judges/exception';
import { type JudgesFlags, parseFlags, usage } from '../src/judges/flags';
import type { Judge } from '../src/judges/judge';
import { JUDGES } from '../src/judges/judges';
import { tellNotRun } from '../src/judges/not-run';
import { findPythonTools, type PythonTools } from '../src/judges/python-tools';
import { putExceptions } from '../src/judges/report/exceptions-page';
import { toHtml } from '../src/judges/report/html';
import { toMarkdown } from '../src/judges/report/markdown';
import { toReport } from '../src/judges/report/report';
import { runJudges, type Verdict } from '../src/judges/run-judges';
import { scriptsOfPlan, scriptsOfWorkflow } from '../src/judges/script-subjects';
import { isGuilty, settle } from '../src/judges/settle';
import type { Subject, SubjectKind } from '../src/judges/subject';
import { planSystem, renderSubjects } from '../src/judges/template-subjects';
import { runProgram } from '../src/judges/tools';
import { writeSubjects } from '../src/judges/write-subjects';

const ROOT = join(__dirname, '../../..');
const PLACE = join(__dirname, '../judges');
const SPECS = ['packages/core-model/fixtures', 'packages/conformance/fixtures'];
const NAMES = JUDGES.map(({ name }) => name);
const SYSTEMS = SPECS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .sort()
    .map((file) => ({ name: file.replace(/\.pipeline\.yaml$/, ''), file: join(ROOT, folder, file) })),
);

runCommand({ usage: usage(NAMES), readFlags, main });

async function main(flags: JudgesFlags): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'tap-pipeline-judges-'));
  try {
    return await judge(flags, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readFlags(args: readonly string[]): JudgesFlags {
  return parseFlags(args, NAMES, [...SYSTEMS.map(({ name }) => name), 'scaffold', 'repository', 'packages']);
}

async function judge(flags: JudgesFlags, work: string): Promise<number> {
  const file = join(PLACE, 'exceptions.yaml');
  const exceptions = readExceptions(readFileSync(file, 'utf8'), NAMES, relative(ROOT, file));
  if (flags.isWrite) {
    const page = join(ROOT, 'docs/judges.md');
    writeFileSync(page, putExceptions(readFileSync(page, 'utf8'), exceptions));
    console.log('docs/judges.md is written');
    return 0;
  }
  const judges = JUDGES.filter(({ name }) => flags.only.length === 0 || flags.only.includes(name));
  const python = judges.some(({ needs }) => needs === 'python') ? await tryFindPython() : undefined;
  const subjects = writeSubjects(await listSubjects(judges, flags, work), join(work, 'subjects'));
  const verdicts = await runJudges(judges, subjects, { run: runProgram, python, root: ROOT, work }, tell);
  const settlement = settle(verdicts, exceptions, { isComplete: flags.subjects.length === 0, isCi: flags.isCi });
  const report = toReport(verdicts, settlement);
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(join(ROOT, 'out/judges.md'), toMarkdown(report));
  writeFileSync(join(ROOT, 'out/judges.html'), toHtml(report));
  for (const { judge: name, rule, message, count, places } of report.findings)
    console.log(`\n${name} ${rule}, ${count} times: ${message}\n  ${places.slice(0, 3).join('\n  ')}`);
  for (const { exception, covered } of settlement.unmatched)
    console.log(
      `\n${relative(ROOT, file)}: "${exception.title}" covers ${covered.judge} ${covered.rule} of ${covered.resource}, which nobody finds\n  fix: remove that part`,
    );
  for (const line of tellNotRun(verdicts, settlement)) console.log(`\n${line}`);
  console.log(`\n${report.summary}\nThe report: out/judges.html, out/judges.md`);
  if (settlement.open.length > 0) console.log(`  fix: repair it, or give the reason in ${relative(ROOT, file)}`);
  return isGuilty(settlement) ? 1 : 0;
}

function tell({ judge: { name }, subjects, findings, seconds, notRun }: Verdict): void {
  console.log(
    notRun === undefined
      ? `${name}: ${subjects} files, ${findings.length} findings, ${seconds.toFixed(1)} s`
      : `${name}: not run`,
  );
}

/** Undefined where there is none, which is told. */
async function tryFindPython(): Promise<PythonTools | undefined> {
  const places = { requirements: join(PLACE, 'requirements.txt'), cache: cacheFolder(), python: 'python3' };
  try {
    return await findPythonTools(runProgram, places);
  } catch (error) {
    console.log(
      `Tools of Python could not be installed: ${(error as Error).message}\n  fix: install Python 3.11 or newer with venv`,
    );
    return undefined;
  }
}

/** What the judges are asked about. What takes long to make is made only where one of them judges it. */
async function listSubjects(
  judges: readonly Judge[],
  { subjects: wanted }: JudgesFlags,
  work: string,
): Promise<readonly Subject[]> {
  const isWanted = (system: string) => wanted.length === 0 || wanted.includes(system);
  const isAsked = (...kinds: readonly SubjectKind[]) =>
    judges.some((one) => kinds.some((kind) => one.kinds.includes(kind)));
  const systems = SYSTEMS.filter(({ name }) => isWanted(name)).flatMap(({ name, file }) => planSystem(name, file));
  const files = [...filesOfScaffold(), ...filesOfRepository()].filter(({ system }) => isWanted(system));
  return [
    ...(isAsked('template', 'plain-template') ? await renderSubjects(systems) : []),
    ...systems.flatMap(({ system, environment, plan }) => scriptsOfPlan(system, environment, plan)),
    ...files,
    ...files.filter(({ kind }) => kind === 'workflow').flatMap(scriptsOfWorkflow),
    ...(isAsked('package') && isWanted('packages') ? await packages(work) : []),
    ...(isWanted('packages') ? [repository()] : []),
  ];
}

/** Of every scaffold: workflows, Dockerfiles and scripts; the same file is judged once. */
function filesOfScaffold(): readonly Subject[] {
  const seen = new Set<string>();
  return COMBINATIONS.flatMap(([title, answers]) =>
    listFiles(answers).flatMap(({ path, content }) => {
      const kind = tryFindKind(path);
      const key = `${path}\n${content}`;
      if (kind === undefined || seen.has(key)) return [];
      seen.add(key);
      const name = `scaffold/${title.replaceAll(', ', '-')}/${path}`;
      return [{ kind, system: 'scaffold', name, path: name, text: content, resources: new Map<string, string>() }];
    }),
  );
}

function filesOfRepository(): readonly Subject[] {
  const folder = '.github/workflows';
  return readdirSync(join(ROOT, folder)).map((file) => {
    const path = `${folder}/${file}`;
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { kind: 'workflow', system: 'repository', name: path, path: join(ROOT, path), text, resources: new Map() };
  });
}

function tryFindKind(path: string): SubjectKind | undefined {
  if (path.startsWith('.github/workflows/')) return 'workflow';
  if (path.endsWith('Dockerfile')) return 'dockerfile';
  return path.endsWith('.sh') ? 'script' : undefined;
}

/** The packages as npm would publish them. */
async function packages(work: string): Promise<readonly Subject[]> {
  const { packAll } = await import(pathToFileURL(join(ROOT, 'scripts/tarballs.mjs')).href);
  const tarballs: ReadonlyMap<string, string> = packAll(join(work, 'packed'));
  return [...tarballs].map(([name, path]) => ({
    kind: 'package',
    system: 'packages',
    name,
    path,
    text: '',
    resources: new Map(),
  }));
}

function repository(): Subject {
  const path = join(ROOT, 'package-lock.json');
  return { kind: 'repository', system: 'packages', name: 'package-lock.json', path, text: '', resources: new Map() };
}
