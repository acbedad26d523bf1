import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type GenerateOptions, generate, type Scaffold } from '../src/generate';
import { MANIFEST_FILE } from '../src/repository/manifest';
import { createFolder, fakePrompter, optionsFor, SMALL, snapshot, write } from './stand-in';

// One test makes many repositories.
jest.setTimeout(60_000);

const FILES = ['README.md', 'pipeline.yaml', 'scripts/run.sh', 'service/python/main.txt'];

/** Runs the generator in a new folder, and tells where. */
async function generateIn(cwd: string, changes: Partial<GenerateOptions> = {}) {
  return generate(optionsFor(cwd, changes));
}

/** The same templates after a release that changed the README. */
const CHANGED: Scaffold = {
  ...SMALL,
  listFiles: (answers) =>
    SMALL.listFiles(answers).map((file) => (file.path === 'README.md' ? { ...file, content: '# changed\n' } : file)),
};

describe('a new repository', () => {
  test('has the files of the answers, and a record of them', async () => {
    const cwd = createFolder();
    const { folder, written, kept } = await generateIn(cwd);
    expect(folder).toBe(join(cwd, 'orders'));
    expect(Object.keys(snapshot(folder))).toEqual([MANIFEST_FILE, ...FILES]);
    expect(written.map(({ path }) => path).sort()).toEqual([MANIFEST_FILE, ...FILES]);
    expect(kept).toEqual([]);
    expect(Object.keys(snapshot(cwd)).every((path) => path.startsWith('orders/'))).toBe(true);
  });

  test('has scripts that can be run, and no other file that can', async () => {
    const { folder } = await generateIn(createFolder());
    const modeOf = (path: string) => statSync(join(folder, path)).mode & 0o111;
    expect(modeOf('scripts/run.sh')).not.toBe(0);
    expect(modeOf('README.md')).toBe(0);
  });

  test('lies in a folder with its name, unless another is given', async () => {
    const cwd = createFolder();
    const named = await generateIn(cwd, { folder: undefined, given: { ...optionsFor(cwd).given, name: 'billing' } });
    expect(named.folder).toBe(join(cwd, 'billing'));
    const placed = await generateIn(cwd, { folder: 'a/b/c' });
    expect([placed.folder, placed.answers.name]).toEqual([join(cwd, 'a/b/c'), 'c']);
  });

  test('lies in a folder with the name that was answered', async () => {
    const cwd = createFolder();
    const { prompter } = fakePrompter({ name: 'billing' });
    expect((await generateIn(cwd, { folder: undefined, prompter })).folder).toBe(join(cwd, 'billing'));
  });

  test('is the same for the same answers, byte for byte', async () => {
    const [first, second] = [await generateIn(createFolder()), await generateIn(createFolder())];
    expect(snapshot(first.folder)).toEqual(snapshot(second.folder));
  });

  test('can come into a clone of an empty repository, next to its licence', async () => {
    const cwd = createFolder();
    for (const path of ['orders/.git/config', 'orders/LICENSE', 'orders/.gitignore']) write(cwd, path, 'theirs\n');
    const { folder } = await generateIn(cwd);
    expect(snapshot(folder)).toMatchObject({
      LICENSE: 'theirs\n',
      '.gitignore': 'theirs\n',
      'README.md': '# orders\n',
    });
  });

  test('does not come into a folder with other files, unless it is forced', async () => {
    const cwd = createFolder();
    write(cwd, 'orders/main.c', 'theirs');
    const before = snapshot(cwd);
    await expect(generateIn(cwd)).rejects.toMatchObject({
      code: 'foreign-folder',
      message: `${join(cwd, 'orders')} holds files that this generator did not write: main.c`,
      fix: 'choose an empty folder, or add --force to write into this one',
    });
    expect(snapshot(cwd)).toEqual(before);
    expect(snapshot((await generateIn(cwd, { isForced: true })).folder)).toMatchObject({
      'main.c': 'theirs',
      'README.md': '# orders\n',
    });
  });

  test('does not come into a folder that is a file', async () => {
    const cwd = createFolder();
    write(cwd, 'orders', 'a file');
    await expect(generateIn(cwd)).rejects.toThrow(`${join(cwd, 'orders')} is a file`);
  });

  test('names a few foreign files, not all', async () => {
    const cwd = createFolder();
    for (let number = 0; number < 9; number += 1) write(cwd, `orders/file${number}`, '');
    await expect(generateIn(cwd)).rejects.toThrow('file0, file1, file2, file3, file4 and 4 more');
  });

  test.each([
    [
      'a folder is where a file must be',
      (folder: string) => mkdirSync(join(folder, 'README.md'), { recursive: true }),
      'README.md is a folder, and a file has to be there',
    ],
    [
      'a file is where a folder must be',
      (folder: string) => write(folder, 'scripts', ''),
      'scripts is a file, and a folder has to be there',
    ],
    [
      'a link leads out of the folder',
      (folder: string) => {
        mkdirSync(folder);
        symlinkSync(createFolder(), join(folder, 'scripts'));
      },
      'scripts is no ordinary folder, and a folder has to be there',
    ],
  ])('is not begun when %s', async (_, prepare, message) => {
    const cwd = createFolder();
    prepare(join(cwd, 'orders'));
    const before = snapshot(cwd);
    await expect(generateIn(cwd, { isForced: true })).rejects.toThrow(message);
    expect(snapshot(cwd)).toEqual(before);
  });
});

test('what cannot be read is told with its path', async () => {
  const cwd = createFolder();
  mkdirSync(join(cwd, 'orders', MANIFEST_FILE), { recursive: true });
  await expect(generateIn(cwd)).rejects.toMatchObject({
    code: 'not-readable',
    message: `cannot read ${join(cwd, 'orders', MANIFEST_FILE)}: it is a folder`,
  });
});

describe('under platform settings', () => {
  const FILE = 'tap-pipeline.platform.yaml';

  test('the backend is that of the team, in a folder that is not there yet, too', async () => {
    const cwd = createFolder();
    write(cwd, FILE, 'teams: { payments: { backend: pulumi } }\n');
    expect((await generateIn(cwd)).answers.backend).toBe('pulumi');
  });

  test('a named file goes before the nearest', async () => {
    const cwd = createFolder();
    write(cwd, FILE, 'backend: cdk\n');
    write(cwd, 'other.yaml', 'backend: pulumi\n');
    expect((await generateIn(cwd, { platform: join(cwd, 'other.yaml') })).answers.backend).toBe('pulumi');
  });

  test('a team that is not listed is refused, and nothing is written', async () => {
    const cwd = createFolder();
    write(cwd, FILE, 'teams: { logistics: {} }\n');
    await expect(generateIn(cwd)).rejects.toThrow('--team: team is not a team of the platform, got "payments"');
    expect(Object.keys(snapshot(cwd))).toEqual([FILE]);
  });

  test('a wrong platform file stops the run, and nothing is written', async () => {
    const cwd = createFolder();
    write(cwd, FILE, 'backend: terraform\n');
    await expect(generateIn(cwd)).rejects.toMatchObject({ code: 'wrong-platform' });
    expect(Object.keys(snapshot(cwd))).toEqual([FILE]);
  });

  test('a rule that no answer can keep does not stop the run; it is told', async () => {
    const cwd = createFolder();
    write(cwd, FILE, 'rules: [{ name: logs, require: { path: logs.buildDays, atLeast: 400 } }]\n');
    const { written, problems } = await generateIn(cwd);
    expect(written).not.toEqual([]);
    expect(problems).toMatchObject([{ rule: 'logs', path: 'logs.buildDays' }]);
  });

  test('rules are judged in every environment, each problem once', async () => {
    const cwd = createFolder();
    const rules = ['dev', 'staging', 'prod'].map(
      (suffix) =>
        `{ name: in-${suffix}, when: { suffix: ${suffix} }, require: { path: logs.buildDays, atLeast: 400 } }`,
    );
    write(cwd, FILE, `rules: [${rules.join(', ')}, { name: always, require: { path: tags.Owner, present: true } }]\n`);
    const { problems } = await generateIn(cwd);
    expect(problems.map(({ rule }) => rule).sort()).toEqual(['always', 'in-dev', 'in-prod', 'in-staging']);
  });

  test('what is written keeps the rule that a person releases to production', async () => {
    const cwd = createFolder();
    const rule =
      '{ name: approval, when: { suffix: prod }, require: { path: "approvals[].before", includes: deploy } }';
    write(cwd, FILE, `rules: [${rule}]\n`);
    expect((await generateIn(cwd)).problems).toEqual([]);
  });

  test('one more service is under those of the monorepo', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd, { given: { ...optionsFor(cwd).given, layout: 'monorepo' } });
    write(folder, FILE, 'teams: { logistics: { backend: pulumi } }\n');
    const add = (team: string) => generate(optionsFor(folder, { kind: 'service', given: { name: 'billing', team } }));
    await expect(add('payments')).rejects.toThrow('--team: team is not a team of the platform');
    expect((await add('logistics')).answers.backend).toBe('pulumi');
  });
});

describe('a second run', () => {
  test('with the same answers changes nothing', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    const before = snapshot(cwd);
    const { written, kept, removed } = await generateIn(cwd);
    expect({ written, kept, removed }).toEqual({ written: [], kept: [], removed: [] });
    expect(snapshot(cwd)).toEqual(before);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  test('inside the folder knows its answers', async () => {
    const { folder } = await generateIn(createFolder());
    const again = await generateIn(folder, { folder: undefined, given: {} });
    expect(again).toMatchObject({ folder, written: [], answers: { name: 'orders', team: 'payments' } });
  });

  test('keeps what people edited and deleted, and says so', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    write(folder, 'README.md', 'mine\n');
    rmSync(join(folder, 'scripts/run.sh'));
    const before = snapshot(cwd);
    const { written, kept } = await generateIn(cwd);
    expect(written).toEqual([]);
    expect(kept).toEqual([
      { path: 'README.md', why: 'you edited it' },
      { path: 'scripts/run.sh', why: 'you deleted it' },
    ]);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('does not take changed line ends for an edit', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    write(folder, 'README.md', '# orders\r\n');
    expect(await generateIn(cwd)).toMatchObject({ written: [], kept: [] });
  });

  test('with changed templates updates what nobody edited', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    const { written } = await generateIn(cwd, { scaffold: CHANGED });
    expect(written.map(({ path }) => path)).toEqual(['README.md', MANIFEST_FILE]);
    expect(snapshot(folder)['README.md']).toBe('# changed\n');
    expect(await generateIn(cwd, { scaffold: CHANGED })).toMatchObject({ written: [], kept: [] });
  });

  test('with other answers removes what they no longer need, unless people edited it', async () => {
    const cwd = createFolder();
    const given = optionsFor(cwd).given;
    const { folder } = await generateIn(cwd);
    expect((await generateIn(cwd, { given: { ...given, language: 'go' } })).removed).toEqual([
      'service/python/main.txt',
    ]);
    expect(Object.keys(snapshot(folder))).toEqual([
      MANIFEST_FILE,
      'README.md',
      'pipeline.yaml',
      'scripts/run.sh',
      'service/go/main.txt',
    ]);
    write(folder, 'service/go/main.txt', 'mine');
    const { kept, removed } = await generateIn(cwd, { given: { ...given, language: 'java' } });
    expect({ kept, removed }).toEqual({
      kept: [{ path: 'service/go/main.txt', why: 'you edited it; the answers no longer need it' }],
      removed: [],
    });
  });

  test('with force writes everything as it would be new', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    const fresh = snapshot(cwd);
    write(folder, 'README.md', 'mine\n');
    rmSync(join(folder, 'pipeline.yaml'));
    expect((await generateIn(cwd, { isForced: true })).written.map(({ path }) => path)).toEqual([
      'README.md',
      'pipeline.yaml',
    ]);
    expect(snapshot(cwd)).toEqual(fresh);
  });

  test('for another service in the same folder is refused', async () => {
    const cwd = createFolder();
    await generateIn(cwd);
    await expect(generateIn(cwd, { given: { ...optionsFor(cwd).given, name: 'billing' } })).rejects.toThrow(
      '--name: the folder has orders already',
    );
  });

  test('by the name of a folder that was written for another service is refused', async () => {
    const cwd = createFolder();
    await generateIn(cwd, { folder: 'billing', given: { ...optionsFor(cwd).given, name: 'orders' } });
    const { prompter } = fakePrompter({ name: 'billing' });
    await expect(generateIn(cwd, { folder: undefined, prompter })).rejects.toThrow(
      'billing was written for orders (single), not for billing (single)',
    );
  });

  test('stops at a record that it does not understand', async () => {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    for (const text of [
      '{',
      '{"version":2,"services":[],"files":{}}',
      '{"version":1,"services":[{"name":"x"}],"files":{}}',
      '[]',
    ]) {
      writeFileSync(join(folder, MANIFEST_FILE), text);
      await expect(generateIn(cwd)).rejects.toMatchObject({ code: 'unreadable-record' });
    }
  });
});

describe('a file that differs from both releases of a template', () => {
  /** A repository whose README was edited, before a release that changed it. */
  async function createConflict() {
    const cwd = createFolder();
    const { folder } = await generateIn(cwd);
    write(folder, 'README.md', 'mine\n');
    return {
      cwd,
      folder,
      again: (changes: Partial<GenerateOptions> = {}) => generateIn(cwd, { scaffold: CHANGED, ...changes }),
    };
  }

  test('stays where nobody can be asked, run after run', async () => {
    const { cwd, again } = await createConflict();
    const before = snapshot(cwd);
    for (const _ of [1, 2])
      expect((await again()).kept).toEqual([{ path: 'README.md', why: expect.stringContaining('--force') }]);
    expect(snapshot(cwd)).toEqual(before);
  });

  test('is asked about, and overwritten when people say so', async () => {
    const { folder, again } = await createConflict();
    const { prompter, asked } = fakePrompter({}, ['overwrite']);
    await again({ prompter });
    expect(asked.at(-1)).toBe('README.md differs. Overwrite it?');
    expect(snapshot(folder)['README.md']).toBe('# changed\n');
  });

  test('is kept when people say so, and not asked about again', async () => {
    const { folder, again } = await createConflict();
    const { prompter } = fakePrompter({}, ['keep']);
    expect((await again({ prompter })).kept).toEqual([{ path: 'README.md', why: 'it differs, and you kept it' }]);
    expect((await again({ prompter })).kept).toEqual([{ path: 'README.md', why: 'you edited it' }]);
    expect(snapshot(folder)['README.md']).toBe('mine\n');
  });

  test('is shown as a patch before it is asked about again', async () => {
    const { again } = await createConflict();
    const { prompter, told } = fakePrompter({}, ['show', 'show', 'keep']);
    await again({ prompter });
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('-mine');
    expect(told[0]).toContain('+# changed');
  });

  test('leaves everything as it is when people abort', async () => {
    const { cwd, again } = await createConflict();
    const before = snapshot(cwd);
    const { prompter } = fakePrompter({}, ['abort']);
    await expect(again({ prompter, given: { ...optionsFor(cwd).given, language: 'go' } })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(snapshot(cwd)).toEqual(before);
  });

  test('is overwritten with all others after one answer', async () => {
    const cwd = createFolder();
    for (const path of ['README.md', 'scripts/run.sh', 'pipeline.yaml']) write(cwd, `orders/${path}`, 'theirs\n');
    write(cwd, `orders/${MANIFEST_FILE}`, '{"version":1,"services":[],"files":{}}');
    const { prompter, asked } = fakePrompter({}, ['keep', 'overwrite-all']);
    const { folder } = await generateIn(cwd, { prompter });
    expect(asked.filter((question) => question.includes('differs'))).toHaveLength(2);
    expect(snapshot(folder)).toMatchObject({ 'README.md': 'theirs\n', 'scripts/run.sh': '#!/bin/sh\n' });
    expect(snapshot(folder)['pipeline.yaml']).toContain('service: orders');
  });

  test('is overwritten with force', async () => {
    const { folder, again } = await createConflict();
    await again({ isForced: true });
    expect(snapshot(folder)['README.md']).toBe('# changed\n');
  });
});

describe('one more service', () => {
  const MONOREPO = { ...optionsFor('').given, layout: 'monorepo' } as const;

  async function createMonorepo() {
    return (await generateIn(createFolder(), { given: MONOREPO })).folder;
  }

  test('comes into the monorepo, from any folder of it', async () => {
    const folder = await createMonorepo();
    const before = snapshot(folder);
    const given = { name: 'billing', language: 'node' };
    const { answers } = await generate(
      optionsFor(join(folder, 'services'), { kind: 'service', given, folder: undefined }),
    );
    expect(answers).toMatchObject({ team: 'payments', layout: 'monorepo', repository: 'acme/orders', backend: 'cdk' });
    expect(snapshot(folder)).toEqual({
      ...before,
      [MANIFEST_FILE]: expect.stringContaining('billing'),
      'services/billing/pipeline.yaml': 'service: billing\nstrategy: canary\n',
      'services/billing/service/node/main.txt': 'billing in node\n',
    });
  });

  test('added a second time changes nothing, and leaves the other services alone', async () => {
    const folder = await createMonorepo();
    const add = (given: object) => generate(optionsFor(folder, { kind: 'service', given }));
    await add({ name: 'billing', language: 'node' });
    const before = snapshot(folder);
    expect(await add({ name: 'billing' })).toMatchObject({
      written: [],
      kept: [],
      removed: [],
      answers: { language: 'node' },
    });
    expect(await generate(optionsFor(folder, { folder: '.', given: {} }))).toMatchObject({
      written: [],
      kept: [],
      removed: [],
    });
    expect(snapshot(folder)).toEqual(before);
  });

  test('with another language takes the old code away, and nothing of the neighbours', async () => {
    const folder = await createMonorepo();
    const add = (given: object) => generate(optionsFor(folder, { kind: 'service', given }));
    await add({ name: 'billing', language: 'node' });
    expect((await add({ name: 'billing', language: 'go' })).removed).toEqual([
      'services/billing/service/node/main.txt',
    ]);
    expect(snapshot(folder)).toHaveProperty(['services/orders/service/python/main.txt']);
  });

  test('needs a name', async () => {
    const folder = await createMonorepo();
    await expect(generate(optionsFor(folder, { kind: 'service', given: {} }))).rejects.toThrow('--name is missing');
  });

  test('has no place in a repository for one service', async () => {
    const { folder } = await generateIn(createFolder());
    await expect(generate(optionsFor(folder, { kind: 'service', given: { name: 'billing' } }))).rejects.toMatchObject({
      code: 'not-a-monorepo',
      message: `${folder} holds the one service orders and has no room for another`,
    });
  });

  test('has no place in any other folder', async () => {
    const folder = createFolder();
    await expect(generate(optionsFor(folder, { kind: 'service', given: { name: 'billing' } }))).rejects.toMatchObject({
      code: 'not-a-monorepo',
      message: `${folder} is in no monorepo that this generator wrote`,
    });
    expect(snapshot(folder)).toEqual({});
  });
});

test('whatever people edit or delete, and whatever changes in the templates, a run without a terminal leaves it', async () => {
  const touch = fc.constantFrom('nothing', 'edit', 'delete');
  const touches = fc.record(Object.fromEntries(FILES.map((path) => [path, touch])));
  await fc.assert(
    fc.asyncProperty(touches, fc.boolean(), fc.constantFrom('python', 'go'), async (touched, isChanged, language) => {
      const cwd = createFolder();
      const { folder } = await generateIn(cwd);
      for (const [path, action] of Object.entries(touched)) {
        if (action === 'edit') write(folder, path, 'mine\n');
        if (action === 'delete') rmSync(join(folder, path));
      }
      const given = { ...optionsFor(cwd).given, language };
      await generateIn(cwd, { given, scaffold: isChanged ? CHANGED : SMALL });
      const after = snapshot(folder);
      for (const [path, action] of Object.entries(touched)) {
        if (action === 'edit') expect(after[path]).toBe('mine\n');
        if (action === 'delete') expect(after).not.toHaveProperty([path]);
      }
    }),
    { numRuns: 15 },
  );
});
