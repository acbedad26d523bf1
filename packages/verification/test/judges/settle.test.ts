import type { Exception } from '../../src/judges/exception';
import type { Finding } from '../../src/judges/finding';
import { CannotJudge, type Judge } from '../../src/judges/judge';
import { tellNotRun } from '../../src/judges/not-run';
import { toHtml } from '../../src/judges/report/html';
import { toMarkdown } from '../../src/judges/report/markdown';
import { toReport } from '../../src/judges/report/report';
import { runJudges } from '../../src/judges/run-judges';
import { isGuilty, settle } from '../../src/judges/settle';
import { type Subject, toFinding } from '../../src/judges/subject';
import { runProgram } from '../../src/judges/tools';
import { subjectOf } from './subjects';

const TOOLS = { run: runProgram, python: undefined, root: '/', work: '/' };
const SUBJECTS = [subjectOf('/x/a.template.json', 'template'), subjectOf('/x/ci.yml', 'workflow')];

function judgeOf(name: string, parts: Partial<Judge> = {}, rules: readonly string[] = []): Judge {
  return {
    name,
    about: `what ${name} looks for`,
    kinds: ['template'],
    needs: 'nothing',
    version: () => '1.2.3',
    judge: async (subjects) =>
      subjects.flatMap((subject): readonly Finding[] =>
        rules.map((rule) =>
          toFinding(name, subject, { rule, severity: 'error', resource: 'Bucket', message: `<b> & "${rule}"` }),
        ),
      ),
    ...parts,
  };
}

const absent = judgeOf('absent', {
  needs: 'python',
  judge: async () => {
    throw new CannotJudge('there is no Python 3');
  },
});
const offline = { ...absent, name: 'offline', needs: 'registry' as const };

function exceptionFor(judge: string, rule: string): Exception {
  return {
    title: `stays: ${rule}`,
    reason: 'it is *right* with `a: *` | <b>',
    covers: [{ judge, rule, resource: '*' }],
  };
}

async function settled(judges: readonly Judge[], exceptions: readonly Exception[], strictness = {}) {
  const verdicts = await runJudges(judges, SUBJECTS, TOOLS);
  const settlement = settle(verdicts, exceptions, { isComplete: true, isCi: false, ...strictness });
  return { verdicts, settlement };
}

test('a run without findings is clean', async () => {
  const { settlement } = await settled([judgeOf('a')], []);
  expect(isGuilty(settlement)).toBe(false);
});

test('a finding without an exception fails the run', async () => {
  const { settlement } = await settled([judgeOf('a', {}, ['R1', 'R2'])], [exceptionFor('a', 'R1')]);
  expect(settlement.open.map(({ rule }) => rule)).toEqual(['R2']);
  expect(settlement.excepted.map(({ rule }) => rule)).toEqual(['R1']);
  expect(isGuilty(settlement)).toBe(true);
});

test('an exception that nobody needs any more fails the run', async () => {
  const { settlement } = await settled([judgeOf('a')], [exceptionFor('a', 'R1')]);
  expect(settlement.unmatched).toHaveLength(1);
  expect(isGuilty(settlement)).toBe(true);
});

test('an exception is not out of date where its judge did not run, or not all was judged', async () => {
  const ofAbsent = await settled([absent], [exceptionFor('absent', 'R1')]);
  const ofSome = await settled([judgeOf('a')], [exceptionFor('a', 'R1')], { isComplete: false });
  expect([ofAbsent, ofSome].map(({ settlement }) => isGuilty(settlement))).toEqual([false, false]);
});

test('without Python only continuous integration fails', async () => {
  const { settlement } = await settled([absent], [], { isCi: true });
  expect(settlement.missing.map(({ judge }) => judge.name)).toEqual(['absent']);
  expect(isGuilty(settlement)).toBe(true);
});

test('what was not judged is told at the end, with what that means', async () => {
  const all = [absent, { ...absent, name: 'absent as well' }, judgeOf('a')];
  const here = await settled(all, []);
  expect(tellNotRun(here.verdicts, here.settlement)).toEqual([
    'Not judged by absent, absent as well: there is no Python 3; which is told and fails nothing here',
  ]);
  const inCi = await settled([absent, offline], [], { isCi: true });
  expect(tellNotRun(inCi.verdicts, inCi.settlement)).toEqual([
    'Not judged by absent, offline: there is no Python 3; which fails this run, since --ci is given or CI is set',
  ]);
});

test('a registry that does not answer fails nothing', async () => {
  expect(isGuilty((await settled([offline], [], { isCi: true })).settlement)).toBe(false);
});

test('a judge is asked about files of its kinds only, and told apart from one that had nothing to do', async () => {
  const told: string[] = [];
  const verdicts = await runJudges(
    [judgeOf('a', {}, ['R1']), judgeOf('b', { kinds: ['package'] })],
    SUBJECTS,
    TOOLS,
    ({ judge }) => told.push(judge.name),
  );
  expect(told.sort()).toEqual(['a', 'b']);
  expect(verdicts.map(({ subjects, systems, notRun }) => [subjects, systems, notRun])).toEqual([
    [1, ['orders'], undefined],
    [0, [], 'nothing to judge was asked for'],
  ]);
});

test('a judge that breaks is no judge that finds nothing', async () => {
  const broken = judgeOf('a', {
    judge: async () => {
      throw new Error('no JSON');
    },
  });
  await expect(runJudges([broken], SUBJECTS, TOOLS)).rejects.toThrow('no JSON');
});

describe('the report', () => {
  const judges = [judgeOf('a', {}, ['R1', 'R2']), judgeOf('w', { kinds: ['workflow'] }), absent];
  const exceptions = [{ ...exceptionFor('a', 'R1'), document: 'https://docs.example.com/' }, exceptionFor('w', 'R9')];
  const reported = async () => {
    const { verdicts, settlement } = await settled(judges, exceptions);
    return toReport(verdicts, settlement);
  };

  test('counts findings without and with a reason, judge by system', async () => {
    const { matrices, summary, isClean } = await reported();
    expect(summary).toBe(
      '1 findings without a reason, 1 with one, 1 exceptions that match nothing, absent did not run',
    );
    expect(isClean).toBe(false);
    expect(matrices).toEqual([
      { title: 'Infrastructure', judges: ['a'], rows: [{ system: 'orders', cells: [{ open: 1, excepted: 1 }] }] },
      {
        title: 'Scripts, workflows, images, packages',
        judges: ['w'],
        rows: [{ system: 'orders', cells: [{ open: 0, excepted: 0 }] }],
      },
    ]);
  });

  test('says of each rule how often it was broken, where strict says otherwise, and why that stays', async () => {
    const strict: Subject = { ...subjectOf('/x/s.template.json', 'template'), hardening: 'strict' };
    const verdicts = await runJudges([judgeOf('a', {}, ['R1', 'R2'])], [...SUBJECTS, strict], TOOLS);
    const twice = [exceptionFor('a', 'R1'), { ...exceptionFor('a', 'R*'), title: 'stays | as well' }];
    const report = toReport(verdicts, settle(verdicts, twice, { isComplete: true, isCi: false }));
    expect(report.rules).toEqual([
      { judge: 'a', rule: 'R1', open: 0, baseline: 1, strict: 1, reasons: ['stays: R1', 'stays | as well'] },
      { judge: 'a', rule: 'R2', open: 0, baseline: 1, strict: 1, reasons: ['stays | as well'] },
    ]);
    expect(toMarkdown(report)).toContain('| a | R2 | 0 | 1 | 1 | stays \\| as well |');
    expect(toHtml(report)).toContain(
      '<th scope="row">a R2</th><td class="number" data-title="without a reason">0</td>',
    );
  });

  test('leaves a cell empty where a judge was not asked', async () => {
    const other = { ...judgeOf('p'), judge: async () => [] };
    const verdicts = await runJudges([judgeOf('a'), other], SUBJECTS, TOOLS);
    const [first, second] = verdicts;
    if (!first || !second) throw new Error('there are two verdicts');
    const apart = [first, { ...second, systems: ['payments'] }];
    const report = toReport(apart, settle(apart, [], { isComplete: true, isCi: false }));
    expect(report.isClean).toBe(true);
    expect(report.matrices[0]?.rows.map(({ cells }) => cells.map((cell) => cell !== undefined))).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(toMarkdown(report)).toContain('| orders | 0 / 0 |  |');
    expect(toHtml(report)).toContain('<td class="none"></td>');
  });

  test('as Markdown says findings, exceptions with reasons, versions, and what did not run', async () => {
    const text = toMarkdown(await reported());
    expect(text).toContain('To do: 1 findings without a reason');
    expect(text).toContain('| orders | 1 / 1 |');
    expect(text).toContain('**a R2** (error, 1): \\<b\\> & "R2"');
    expect(text).toContain('- orders/a.template.json: AWS::S3::Bucket orders-artifacts-dev');
    expect(text).toContain('**stays: R1** (1). it is *right* with `a: *` \\| <b> <https://docs.example.com/>');
    expect(text).toContain('| stays: R9 | w | R9 | \\* | \\* |');
    expect(text).toContain('| absent | not run: there is no Python 3 |');
  });

  test('as a page says the same, with signs of HTML made harmless', async () => {
    const page = toHtml(await reported());
    expect(page).toContain('<td class="open">1 / 1</td>');
    expect(page).toContain('&lt;b&gt; &amp; &quot;R2&quot;');
    expect(page).not.toContain('<b> &');
    expect(page).toContain('it is *right* with <code>a: *</code> | &lt;b&gt;');
    expect(page).toContain('<a href="https://docs.example.com/">');
    expect(page).toContain('<h2>Exceptions that match nothing</h2>');
    expect(page).toContain('not run: there is no Python 3');
  });

  test('of a clean run says so', async () => {
    const { verdicts, settlement } = await settled([judgeOf('a')], []);
    const report = toReport(verdicts, settlement);
    expect(toMarkdown(report)).toContain('Clean: 0 findings without a reason, 0 with one.');
    expect(toHtml(report)).toContain('<p>None.</p>');
  });

  test('of many places in Markdown names some, and counts the rest', async () => {
    const subjects = Array.from({ length: 12 }, (_, index) => subjectOf(`/x/${index}.template.json`, 'template'));
    const verdicts = await runJudges([judgeOf('a', {}, ['R1'])], subjects, TOOLS);
    const report = toReport(verdicts, settle(verdicts, [], { isComplete: true, isCi: false }));
    expect(toMarkdown(report)).toContain('- and 2 more');
    expect(report.findings).toHaveLength(1);
  });
});
