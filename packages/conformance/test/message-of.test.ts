import { messageOf } from '../src/message-of';

test('whatever is thrown can be told', () => {
  expect(messageOf(new RangeError('too many'))).toBe('too many');
  expect(messageOf('stopped')).toBe('stopped');
  expect(messageOf(undefined)).toBe('undefined');
});
