import { checkSpec } from '@tap-pipeline/core-model';
import schema from '@tap-pipeline/core-model/schema/pipeline.schema.json';
import { findAnswerProblem } from '../../src/interview/check-answer';
import { LANGUAGES, SOURCES, STRATEGIES, TARGETS } from '../../src/interview/choices';
import { NO_PLATFORM } from '../../src/interview/platform';
import { findQuestion, isAsked, QUESTIONS } from '../../src/interview/questions';
import { listAnswerOptions, listOptions, pickAnswers } from '../../src/options';
import type { Answers } from '../../src/scaffold/answers';
import { toSpec } from '../../src/scaffold/to-spec';
import { ANSWERS } from '../stand-in';

describe('every answer', () => {
  test('has a question, and each question an option of the same name', () => {
    expect(QUESTIONS.map(({ name }) => name).sort()).toEqual(Object.keys(ANSWERS).sort());
    expect(listAnswerOptions('app').map(({ name }) => name)).toEqual(QUESTIONS.map(({ name }) => name));
  });

  test('can be given by its option', () => {
    expect(pickAnswers('app', { ...ANSWERS, yes: true, folder: 'x' })).toEqual(ANSWERS);
    expect(pickAnswers('app', { name: 7 })).toEqual({ name: '7' });
  });

  test('that the monorepo settles has no option for one more service', () => {
    const names = listOptions('service').map(({ name }) => name);
    expect(names).toEqual([
      'name',
      'team',
      'language',
      'target',
      'strategy',
      'backend',
      'yes',
      'force',
      'platform',
      'install',
    ]);
  });
});

describe('the choices come from the spec', () => {
  const { definitions } = schema as { readonly definitions: { readonly [name: string]: unknown } };
  const allows = (path: 'source' | 'target' | 'strategy', value: string) => {
    const spec = toSpec({ ...ANSWERS, [path]: value } as Answers);
    return checkSpec(spec).length === 0;
  };

  test('each one is a valid spec', () => {
    for (const source of Object.keys(SOURCES)) expect([source, allows('source', source)]).toEqual([source, true]);
    for (const target of Object.keys(TARGETS)) expect([target, allows('target', target)]).toEqual([target, true]);
    for (const kind of Object.keys(STRATEGIES)) expect([kind, allows('strategy', kind)]).toEqual([kind, true]);
  });

  test('none is missing but sources that hold no repository, and the legacy one', () => {
    const kindsOf = (name: string) =>
      [...JSON.stringify(definitions[name]).matchAll(/"kind":\{[^{}]*?"(?:const|enum)":("[^"]*"|\[[^\]]*\])/g)].flatMap(
        ([, found = '']) => [JSON.parse(found)].flat(),
      );
    const union = (name: string) => [
      ...kindsOf(name),
      ...[...JSON.stringify(definitions[name]).matchAll(/#\/definitions\/(\w+)/g)].flatMap(([, part = '']) =>
        kindsOf(part),
      ),
    ];
    expect([...new Set(union('StrategySpec'))].sort()).toEqual(Object.keys(STRATEGIES).sort());
    const sources = [...new Set(union('SourceSpec'))].filter((kind) => kind !== 'ecr' && kind !== 'github-oauth');
    expect(sources.sort()).toEqual(Object.keys(SOURCES).sort());
  });
});

describe('an answer is checked at once, with the rules of the spec', () => {
  const problemOf = (name: keyof Answers, text: string, known: Partial<Answers> = {}) =>
    findAnswerProblem(findQuestion(name), text, known);

  test.each(['Orders', 'orders_api', '9lives', 'orders-', '-orders', 'xn--orders', 'a'.repeat(33), '', 'or ders'])(
    'the name %j, which AWS would refuse, is refused in the words of the spec',
    (name) => {
      const [problem] = checkSpec(toSpec({ ...ANSWERS, name }));
      expect(problemOf('name', name)).toContain(problem?.message);
    },
  );

  test('a right answer has no problem, whatever is still unknown', () => {
    for (const [name, value] of Object.entries(ANSWERS))
      expect(problemOf(name as keyof Answers, value)).toBeUndefined();
  });

  test.each(['', 'a'.repeat(257), 'pay"ments', 'a,b'])('the team %j is no value of a tag', (team) => {
    expect(problemOf('team', team)).toMatch(/^team /);
  });

  test('a repository has an owner', () => {
    expect(problemOf('repository', 'orders')).toMatch(/source\.repository does not have the right form.*allowed/);
  });

  test('only problems of the answer itself are told', () => {
    expect(problemOf('team', 'payments', { name: 'NOT RIGHT' })).toBeUndefined();
  });

  test('a wrong choice is told with the right ones, and what was probably meant', () => {
    expect(problemOf('language', 'pyton')).toBe(
      'language must be one of python, node, java, go, dockerfile, got "pyton" (did you mean python?)',
    );
    expect(problemOf('backend', 'terraform')).toBe('backend must be one of cdk, pulumi, got "terraform"');
  });

  test('a name that every object has is no choice', () => {
    expect(problemOf('language', 'constructor')).toContain('must be one of');
  });

  test('a monorepo needs a repository that its services share', () => {
    expect(problemOf('source', 'codecommit', { layout: 'monorepo' })).toContain('github, gitlab, bitbucket');
    expect(problemOf('source', 'codecommit', { layout: 'single' })).toBeUndefined();
  });
});

describe('what does not matter is not asked', () => {
  test.each([
    ['repository', { source: 's3' }, false],
    ['repository', { source: 'gitlab' }, true],
    ['strategy', { target: 'none' }, false],
    ['strategy', { target: 'ecs' }, true],
  ] as const)('%s with %j: %s', (name, known, asked) => {
    expect(isAsked(findQuestion(name), known)).toBe(asked);
  });
});

test('every question but those that only people can answer has a default, and the help tells it', () => {
  const surroundings = { folder: '/work/orders', platform: NO_PLATFORM };
  const open = QUESTIONS.filter((question) => question.findDefault({ source: 'github' }, surroundings) === undefined);
  expect(open.map(({ name }) => name)).toEqual(['team', 'repository']);
  for (const { name, description } of listAnswerOptions('app'))
    expect([name, /\((default: .+|needed)\)$/.test(description)]).toEqual([name, true]);
});

test('all choices together are valid specs', () => {
  for (const language of Object.keys(LANGUAGES))
    for (const layout of ['single', 'monorepo'])
      for (const target of Object.keys(TARGETS)) {
        const spec = toSpec({ ...ANSWERS, language, layout, target } as Answers);
        expect({ language, layout, target, problems: checkSpec(spec) }).toEqual({
          language,
          layout,
          target,
          problems: [],
        });
      }
});

test('nobody asks for what is no answer', () => {
  expect(() => findQuestion('colour' as never)).toThrow('nobody asks for colour');
});
