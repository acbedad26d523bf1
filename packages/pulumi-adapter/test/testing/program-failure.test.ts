import { join } from 'node:path';
import { isProgramFailure, recordProgram } from '../../src/testing';
import { failureOf, record } from '../support/record';

/** A recording takes some seconds where the machine is busy. */
jest.setTimeout(60_000);

test('a program that asks for what the recorder does not have is told what it is', async () => {
  const { message } = await failureOf(record('refused.js'));
  expect(message).toContain('the recorder does not support methods of resources');
});

test('a program that ends without a word is told as that', async () => {
  const failure = await recordProgram({ dir: join(__dirname, '../programs'), main: 'silent.js' }).catch(
    (error: unknown) => error,
  );
  expect(isProgramFailure(failure)).toBe(true);
  expect(failure).toMatchObject({
    message: 'the program ended without a word',
    printed: '',
    recording: { resources: [], invokes: [], outputs: {}, messages: [] },
  });
});

test.each([
  ['an error', new Error('the cloud is closed')],
  ['a text', 'the cloud is closed'],
])('an answer that fails reaches the program: %s', async (_kind, thrown) => {
  const answers = {
    'aws:ec2/getAmi:getAmi': () => {
      throw thrown;
    },
  };
  expect((await failureOf(record('unanswered.js', { answers }))).message).toContain('the cloud is closed');
});
