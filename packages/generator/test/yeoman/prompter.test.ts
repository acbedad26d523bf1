import { toPrompter } from '../../src/yeoman/prompter';

/** A generator of Yeoman that shows nothing and answers. */
function dialogueWith(answers: { readonly [name: string]: unknown }) {
  const shown: unknown[] = [];
  const prompter = toPrompter({
    prompt: async (question) => {
      shown.push(question);
      return answers;
    },
    log: (text) => void shown.push(text),
  });
  return { prompter, shown };
}

test('a text is checked with the rules of the spec', async () => {
  const { prompter, shown } = dialogueWith({ team: 'payments' });
  const findProblem = (text: string) => (text === 'payments' ? undefined : 'not a team');
  expect(await prompter.ask({ name: 'team', message: 'Team', findProblem })).toBe('payments');
  const [{ type, validate }] = shown as [{ readonly type: string; readonly validate: (text: string) => unknown }];
  expect([type, validate('payments'), validate('x')]).toEqual(['input', true, 'not a team']);
});

test('choices are shown with what they mean', async () => {
  const { prompter, shown } = dialogueWith({ language: 'go' });
  const choices = [{ value: 'go', label: 'Go' }];
  expect(await prompter.ask({ name: 'language', message: 'Language', choices, findProblem: () => undefined })).toBe(
    'go',
  );
  expect(shown).toMatchObject([{ type: 'select', choices: [{ value: 'go', name: 'go: Go' }] }]);
});

test('a choice that is refused is shown with the reason, and cannot be chosen', async () => {
  const { prompter, shown } = dialogueWith({ team: 'logistics' });
  const choices = [{ value: 'payments', refusal: 'it has moved' }, { value: 'logistics' }];
  await prompter.ask({ name: 'team', message: 'Team', choices, findProblem: () => undefined });
  expect(shown).toMatchObject([
    { choices: [{ value: 'payments', name: 'payments', disabled: '(it has moved)' }, { value: 'logistics' }] },
  ]);
  expect(shown).not.toMatchObject([{ choices: [{}, { disabled: expect.anything() }] }]);
});

describe('a file that differs', () => {
  const choices = [{ key: 'y', label: 'overwrite it', value: 'overwrite' }] as const;

  test('is overwritten only when somebody says so', async () => {
    const { prompter, shown } = dialogueWith({ decision: 'overwrite' });
    expect(await prompter.decide({ message: 'Overwrite?', choices })).toBe('overwrite');
    expect(shown).toMatchObject([{ type: 'expand', default: 'n' }]);
  });

  test('is kept when no answer comes back', async () => {
    expect(await dialogueWith({}).prompter.decide({ message: 'Overwrite?', choices })).toBe('keep');
  });
});

test('the difference is shown through Yeoman', () => {
  const { prompter, shown } = dialogueWith({});
  prompter.tell('-mine');
  expect(shown).toEqual(['-mine']);
});
