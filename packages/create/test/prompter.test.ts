import type { Decision } from 'generator-tap-pipeline';
import { toPrompter } from '../src/prompter';

const shown: object[] = [];

/** Stands in for a prompt of the library: it remembers what would be shown, and answers. */
const answerWith = (answer: string) => ({
  __esModule: true,
  default: async (config: object) => {
    shown.push(config);
    return answer;
  },
});

jest.mock('@inquirer/input', () => answerWith('payments'));
jest.mock('@inquirer/select', () => answerWith('go'));
jest.mock('@inquirer/expand', () => answerWith('overwrite' satisfies Decision));

afterEach(() => shown.splice(0));

const prompter = toPrompter((text) => shown.push({ text }));

test('a text is asked for with its default, and checked with every key', async () => {
  const findProblem = (text: string) => (text === 'payments' ? undefined : 'not a team');
  expect(await prompter.ask({ name: 'team', message: 'Team', default: 'search', findProblem })).toBe('payments');
  const [config] = shown as {
    readonly message: string;
    readonly default: string;
    readonly validate: (text: string) => unknown;
  }[];
  expect(config).toMatchObject({ message: 'Team', default: 'search' });
  expect([config?.validate('payments'), config?.validate('x')]).toEqual([true, 'not a team']);
});

test('choices are shown with what they mean', async () => {
  const choices = [{ value: 'go', label: 'Go' }];
  expect(await prompter.ask({ name: 'language', message: 'Language', choices, findProblem: () => undefined })).toBe(
    'go',
  );
  expect(shown).toEqual([{ message: 'Language', choices: [{ value: 'go', name: 'go: Go', short: 'go' }] }]);
});

test('a file that differs is kept unless somebody says otherwise', async () => {
  const choices = [{ key: 'y', label: 'overwrite it', value: 'overwrite' }] as const;
  expect(await prompter.decide({ message: 'Overwrite?', choices })).toBe('overwrite');
  expect(shown).toEqual([
    { message: 'Overwrite?', default: 'n', choices: [{ key: 'y', name: 'overwrite it', value: 'overwrite' }] },
  ]);
});

test('what is shown between two questions ends with a new line', () => {
  prompter.tell('-mine');
  expect(shown).toEqual([{ text: '-mine\n' }]);
});
