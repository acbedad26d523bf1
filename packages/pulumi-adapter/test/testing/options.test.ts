import type { RecordedResource, Recording } from '../../src/testing';
import { record } from '../support/record';

/** A recording takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

const URN = 'urn:pulumi:dev::orders';
const TOPIC = 'aws:sns/topic:Topic';

describe('the recording of a preview', () => {
  let recording: Recording;

  beforeAll(async () => {
    recording = await record('options.js', { preview: true });
  });

  const find = (name: string): RecordedResource => {
    const found = recording.resources.find((resource) => resource.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };

  test('tells the program that it is one', () => {
    expect(recording.outputs).toEqual({ dryRun: true });
  });

  test('has aliases of every form as the URNs that they stand for', () => {
    expect(find('topic').options.aliases).toEqual([
      'urn:pulumi:dev::before::aws:sns/topic:Topic::topic',
      `${URN}::test:index:Group$${TOPIC}::child`,
      'urn:pulumi:prod::shop::aws:sns/oldTopic:OldTopic::topic',
    ]);
    expect(find('moved').options.aliases).toEqual([`${URN}::${TOPIC}::moved`]);
  });

  test('gives children the aliases of their parents, with a new name only where theirs begins with it', () => {
    expect(find('group').options.aliases).toEqual([`${URN}::test:index:Group::team`]);
    expect(find('group-inner').options.aliases).toEqual([`${URN}::test:index:Group$${TOPIC}::team-inner`]);
    expect(find('stranger').options.aliases).toBeUndefined();
  });

  test('says how a resource is replaced, deleted, kept and adopted', () => {
    expect(find('topic').options).toMatchObject({ deleteBeforeReplace: true, replaceOnChanges: ['name'] });
    expect(find('policy').options).toEqual({ deletedWith: 'topic', protect: true, retainOnDelete: true });
    expect(find('adopted').options).toMatchObject({ import: 'acme' });
  });

  test('names the providers of a component and of its children', () => {
    expect(find('group').options.providers).toEqual({ aws: 'other' });
    expect(find('group-inner').options.provider).toBe('other');
    expect(find('topic').options.provider).toBeUndefined();
  });

  test('refers to a resource that is an input by its id, and to a component by its URN', () => {
    expect(find('thing').inputs).toMatchObject({
      resource: { ref: 'part', output: 'id' },
      component: { ref: 'group', output: 'urn' },
    });
  });

  test('says what is not known yet, keeps files as data, and hides every secret with its path', () => {
    const { inputs, secrets } = find('thing');
    expect(inputs).toMatchObject({
      archive: { text: 'text' },
      later: '[unknown]',
      password: '[secret]',
      list: [null, 1, true, '[secret]'],
    });
    expect(secrets).toEqual(['list[3]', 'password']);
    expect(JSON.stringify(recording)).not.toContain('clear-text');
  });

  test('has the lines of the program but those for debugging', () => {
    expect(recording.messages).toEqual([{ severity: 'info', text: 'done' }]);
  });
});
