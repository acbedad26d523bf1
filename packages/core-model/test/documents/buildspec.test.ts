import { parse } from 'yaml';
import { buildspec } from '../../src/documents/buildspec';
import { commandsOf, readBuildspec } from '../buildspec-parts';
import { render } from '../plausible-values';
import { syntaxErrors } from '../run-commands';
import { ALL_PLANS } from '../specs';

const projects = ALL_PLANS.flatMap(([name, { delivery }]) =>
  delivery.buildProjects.map((project) => [`${project.id} of ${name}`, project] as const),
);

describe.each(projects)('the buildspec of %s', (_, project) => {
  const parsed = readBuildspec(project);

  test('is version 0.2, for bash, with the phases of CodeBuild', () => {
    expect(parsed.version).toBe(0.2);
    expect(parsed.env.shell).toBe('bash');
    expect(['install', 'pre_build', 'build', 'post_build']).toEqual(expect.arrayContaining(Object.keys(parsed.phases)));
    expect(commandsOf(project).length).toBeGreaterThan(0);
  });

  test('ends in every phase when a command fails', () => {
    for (const phase of Object.values(parsed.phases)) expect(phase['on-failure']).toBe('ABORT');
  });

  test('hides no failure', () => {
    for (const command of commandsOf(project))
      expect(command).not.toMatch(/\|\|\s*(true|:|echo|exit 0)|set \+e|--exit-zero/);
  });

  test('has text for every command and version', () => {
    for (const command of commandsOf(project)) expect(typeof command).toBe('string');
    for (const version of Object.values(parsed.phases.install?.['runtime-versions'] ?? {}))
      expect(typeof version).toBe('string');
  });
});

test('every command of every buildspec is one that bash can read', () => {
  const commands = [...new Set(projects.flatMap(([, project]) => commandsOf(project)))];
  expect(commands.length).toBeGreaterThan(50);
  const wrong = commands
    .map((command) => [command, syntaxErrors(command)] as const)
    .filter(([, errors]) => errors !== '');
  expect(wrong).toEqual([]);
});

test('a command that bash cannot read is found', () => {
  expect(syntaxErrors('if true; then')).not.toBe('');
  expect(syntaxErrors("cat > file <<'END'\nno end")).not.toBe('');
});

describe('a buildspec', () => {
  test('says no more than it has to', () => {
    expect(parse(render(buildspec({ runtime: {}, phases: { build: ['make'] } })))).toEqual({
      version: 0.2,
      env: { shell: 'bash' },
      phases: { build: { 'on-failure': 'ABORT', commands: ['make'] } },
    });
  });

  test("has CodeBuild's names of languages", () => {
    const runtime = { python: '3.10', node: '22', java: '21', go: '1.24', ruby: '3.4', dotnet: '8.0' };
    expect(
      parse(render(buildspec({ runtime, phases: { build: ['make'] } }))).phases.install['runtime-versions'],
    ).toEqual({
      python: '3.10',
      nodejs: '22',
      java: 'corretto21',
      golang: '1.24',
      ruby: '3.4',
      dotnet: '8.0',
    });
  });

  test('has the phases in the order in which they run', () => {
    const phases = { postBuild: ['d'], build: ['c'], preBuild: ['b'], install: ['a'] };
    const document = parse(render(buildspec({ runtime: {}, phases })));
    expect(
      Object.entries(document.phases).map(([name, phase]) => [name, (phase as { commands: string[] }).commands]),
    ).toEqual([
      ['install', ['a']],
      ['pre_build', ['b']],
      ['build', ['c']],
      ['post_build', ['d']],
    ]);
  });

  test.each([
    ['junit', 'JUNITXML'],
    ['cucumber', 'CUCUMBERJSON'],
    ['testng', 'TESTNGXML'],
    ['trx', 'VISUALSTUDIOTRX'],
    ['nunit', 'NUNITXML'],
    ['nunit3', 'NUNIT3XML'],
    ['cobertura', 'COBERTURAXML'],
    ['jacoco', 'JACOCOXML'],
    ['clover', 'CLOVERXML'],
    ['simplecov', 'SIMPLECOV'],
  ] as const)('names the format %s as CodeBuild does', (format, name) => {
    const reports = [{ name: 'unit', files: ['a.xml', 'b.xml'], format }];
    expect(parse(render(buildspec({ runtime: {}, phases: { build: ['make'] }, reports }))).reports).toEqual({
      unit: { files: ['a.xml', 'b.xml'], 'file-format': name },
    });
  });

  test('has exported variables, files and cached paths where there are any', () => {
    const content = {
      runtime: {},
      phases: { build: ['make'] },
      exports: ['A'],
      files: ['out/**'],
      cachePaths: ['/root/**'],
    };
    expect(parse(render(buildspec(content)))).toMatchObject({
      env: { 'exported-variables': ['A'] },
      artifacts: { files: ['out/**'] },
      cache: { paths: ['/root/**'] },
    });
  });

  test('repeats a command rather than point back at it', () => {
    const command = 'a long command that comes twice\nwith two lines';
    const text = render(buildspec({ runtime: {}, phases: { preBuild: [command], build: [command] } }));
    expect(text).not.toMatch(/[&*]a1/);
  });

  test.each([
    '"quoted" \'twice\'',
    'a: b',
    '# no comment',
    '- item',
    '{a: b}',
    '@x',
    'a\n  b\n\tc\n',
    '$HOME `x` \\n',
    '  padded  ',
    'é ☃ 😀',
    'yes',
    '3.10',
    '',
  ])('keeps the command %j as it stands', (command) => {
    expect(parse(render(buildspec({ runtime: {}, phases: { build: [command] } }))).phases.build.commands).toEqual([
      command,
    ]);
  });
});
