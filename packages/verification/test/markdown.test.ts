import { toCode, toTable } from '../src/markdown';

test('a table has a line below its head, so that Markdown takes it for a table', () => {
  const table = toTable(['who', 'what'], [['build', toCode('s3:PutObject')]]);
  expect(table.split('\n')).toEqual(['| who | what |', '| --- | --- |', '| build | `s3:PutObject` |']);
});

test('a bar in code does not end its cell', () => {
  expect(toCode('a|b')).toBe('`a\\|b`');
});
