import type { PlatformSettings } from '@tap-pipeline/core-model';
import { collectAnswers, type Interview } from '../../src/interview/collect-answers';
import { NO_PLATFORM } from '../../src/interview/platform';
import type { Prompt } from '../../src/prompter';
import { ANSWERS, fakePrompter } from '../stand-in';

const GIVEN = { team: 'payments', repository: 'acme/orders' };

function interview(changes: Partial<Interview> = {}): Interview {
  return {
    settled: {},
    given: GIVEN,
    findRecorded: () => undefined,
    surroundings: { folder: '/work/orders', platform: NO_PLATFORM },
    ...changes,
  };
}

describe('without a terminal', () => {
  test('options and defaults are enough', async () => {
    expect(await collectAnswers(interview())).toEqual(ANSWERS);
  });

  test('what is missing is named with its option, all at once', async () => {
    await expect(collectAnswers(interview({ given: {} }))).rejects.toMatchObject({
      code: 'missing-answer',
      message: '--team is missing: team that owns it\n--repository is missing: repository, as owner/name',
      fix: 'add --team TEAM --repository OWNER/NAME, or run it at a terminal without --yes',
    });
  });

  test('a folder whose name is no name for a service gives no default', async () => {
    const surroundings = { folder: '/work/My Orders', platform: NO_PLATFORM };
    await expect(collectAnswers(interview({ surroundings }))).rejects.toThrow('--name is missing');
  });

  test('wrong options are named together', async () => {
    const given = { ...GIVEN, name: 'Orders', language: 'rust', target: 'lambda' };
    await expect(collectAnswers(interview({ given }))).rejects.toMatchObject({
      code: 'wrong-answer',
      message: expect.stringMatching(
        /^--name: .*\n--language: .*\n--target: target must be one of ecs, none, got "lambda"$/,
      ),
    });
  });

  test('an option that says nothing is refused', async () => {
    const given = { ...GIVEN, target: 'none', strategy: 'linear' };
    await expect(collectAnswers(interview({ given }))).rejects.toThrow(
      '--strategy: it says nothing here; leave it out',
    );
  });

  test('what does not matter has no answer', async () => {
    const { repository, strategy, ...others } = ANSWERS;
    const given = { team: 'payments', source: 's3', target: 'none' };
    expect(await collectAnswers(interview({ given }))).toEqual({ ...others, source: 's3', target: 'none' });
    expect([repository, strategy]).toEqual(['acme/orders', 'canary']);
  });
});

describe('at a terminal', () => {
  test('only what no option says is asked', async () => {
    const { prompter, asked } = fakePrompter({ language: 'go' });
    const given = { ...GIVEN, name: 'orders', target: 'none' };
    expect(await collectAnswers(interview({ given, prompter }))).toMatchObject({ language: 'go', target: 'none' });
    expect(asked).toEqual(['layout', 'language', 'source', 'backend']);
  });

  test('a wrong option is told before anybody is asked', async () => {
    const { prompter, asked } = fakePrompter({});
    await expect(collectAnswers(interview({ given: { backend: 'cdkk' }, prompter }))).rejects.toThrow(
      'did you mean cdk?',
    );
    expect(asked).toEqual([]);
  });

  test('an option that an answer makes wrong is told', async () => {
    const { prompter } = fakePrompter({ layout: 'monorepo' });
    const given = { ...GIVEN, source: 'codecommit' };
    await expect(
      collectAnswers(interview({ given: { team: 'payments', source: 'codecommit' }, prompter })),
    ).rejects.toThrow('--source: source must be one of github, gitlab, bitbucket');
    expect(given.source).toBe('codecommit');
  });

  test('an option that an answer makes needless is left out', async () => {
    const { prompter } = fakePrompter({ target: 'none' });
    const answers = await collectAnswers(interview({ given: { ...GIVEN, strategy: 'linear' }, prompter }));
    expect(answers).not.toHaveProperty('strategy');
  });

  test('the answers of the last run are the defaults', async () => {
    const { prompter } = fakePrompter({});
    const findRecorded = () => ({ ...ANSWERS, language: 'java', backend: 'pulumi' }) as const;
    const answers = await collectAnswers(interview({ given: {}, findRecorded, prompter }));
    expect(answers).toMatchObject({ language: 'java', backend: 'pulumi', team: 'payments' });
  });
});

describe('what the folder settles', () => {
  test('is not asked, and may be said again', async () => {
    const { prompter, asked } = fakePrompter({});
    const given = { ...GIVEN, name: 'orders' };
    await collectAnswers(interview({ settled: { name: 'orders', layout: 'single' }, given, prompter }));
    expect(asked).toEqual(['language', 'source', 'target', 'strategy', 'backend']);
  });

  test('cannot be changed', async () => {
    const given = { ...GIVEN, name: 'billing' };
    await expect(collectAnswers(interview({ settled: { name: 'orders' }, given }))).rejects.toThrow(
      '--name: the folder has orders already, which cannot be changed to billing',
    );
  });
});

describe('under platform settings', () => {
  const under = (platform: PlatformSettings, changes: Partial<Interview> = {}) =>
    collectAnswers(interview({ surroundings: { folder: '/work/orders', platform }, ...changes }));

  test('the default backend is the one that is settled for the team, else the common one, else cdk', async () => {
    const teams = { payments: { backend: 'pulumi' }, other: {} } as const;
    expect(await under({ teams })).toMatchObject({ backend: 'pulumi' });
    expect(await under({ teams }, { given: { ...GIVEN, team: 'other' } })).toMatchObject({ backend: 'cdk' });
    const other = { given: { ...GIVEN, team: 'other' } };
    expect(await under({ teams, backend: 'pulumi' }, other)).toMatchObject({ backend: 'pulumi' });
    expect(await under({ teams }, { given: { ...GIVEN, backend: 'cdk' } })).toMatchObject({ backend: 'cdk' });
  });

  test('the teams are the choices, and a team that rules refuse is shown with the reason', async () => {
    const prompts: Prompt[] = [];
    const { prompter } = fakePrompter({ team: 'logistics' });
    const ask = (prompt: Prompt) => {
      prompts.push(prompt);
      return prompter.ask(prompt);
    };
    const rules = [{ name: 'moved', require: { path: 'team', notIn: ['payments'] } }];
    const given = { repository: 'acme/orders' };
    await under({ teams: { payments: {}, logistics: {} }, rules }, { given, prompter: { ...prompter, ask } });
    expect(prompts.find(({ name }) => name === 'team')?.choices).toEqual([
      { value: 'payments', refusal: expect.stringContaining('(rule moved)') },
      { value: 'logistics' },
    ]);
    expect(prompts.find(({ name }) => name === 'source')?.choices).toContainEqual({ value: 'github', label: 'GitHub' });
  });

  test('any team can be typed where none is listed, and where every listed one is refused', async () => {
    const given = { repository: 'acme/orders' };
    for (const platform of [
      {},
      { teams: { payments: {} }, rules: [{ name: 'moved', require: { path: 'team', notIn: ['payments'] } }] },
    ]) {
      const prompts: Prompt[] = [];
      const { prompter } = fakePrompter({ team: 'payments' });
      const ask = async (prompt: Prompt) => {
        prompts.push(prompt);
        return prompt.name === 'team' ? 'payments' : prompter.ask(prompt);
      };
      await under(platform, { given, prompter: { ...prompter, ask } });
      expect(prompts.find(({ name }) => name === 'team')).not.toHaveProperty('choices');
    }
  });

  test('an option that breaks a rule is refused before anybody is asked', async () => {
    const { prompter, asked } = fakePrompter({});
    const rules = [{ name: 'no-uploads', require: { path: 'source.kind', notIn: ['s3'] } }];
    const given = { team: 'payments', source: 's3' };
    await expect(under({ rules }, { given, prompter })).rejects.toMatchObject({
      code: 'wrong-answer',
      message: expect.stringMatching(/^--source: source\.kind .*\(rule no-uploads\)/),
    });
    expect(asked).toEqual([]);
  });

  test('a default that breaks a rule is none', async () => {
    const rules = [{ name: 'names', require: { path: 'service', like: 'shop-*' } }];
    await expect(under({ rules })).rejects.toThrow('--name is missing');
  });
});
