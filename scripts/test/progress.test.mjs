import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Progress } from '../progress.mjs';
import { ROOT } from '../run.mjs';

const ERASE = '\r\u001b[2K';

describe('a long step', { concurrency: true }, () => {
  test('is told in plain lines where no terminal is', async () => {
    const { told } = await stepOf('setTimeout(() => console.log("hidden"), 150)');

    assert.match(told, /^… Build it\n✔ Build it \(\d+\.\d s\)\n$/);
  });

  test('has a spinner with the elapsed time on a terminal, and leaves one line', async () => {
    const { stream, told } = await stepOf('setTimeout(() => console.log("hidden"), 1000)', { isTTY: true });

    const drawn = linesOver(stream.writes).filter((text) => /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Build it \d+\.\d s$/.test(text));
    const frames = new Set(drawn.map((text) => text.charAt(0)));
    const times = drawn.map((text) => Number.parseFloat(text.match(/(\d+\.\d) s$/)[1]));
    assert.ok(frames.size > 2, `the spinner turns, got ${JSON.stringify(drawn)}`);
    assert.equal(times[0], 0);
    assert.ok(times.at(-1) >= 0.5, `the time goes on, got ${times.join(', ')}`);
    assert.match(linesOver(stream.writes).at(-1), /^✔ Build it \(\d+\.\d s\)\n$/);
    assert.equal(told.split('\n').length, 2);
  });

  test('shows its output as it comes when the user wants to see it, also on a terminal', async () => {
    const code =
      'console.log("first"); setTimeout(() => console.error("second"), 150); setTimeout(() => console.log("third"), 300)';
    for (const isTTY of [false, true]) {
      const { stream, told } = await stepOf(code, { isTTY, isVerbose: true });

      assert.match(told, /^… Build it\nfirst\nsecond\nthird\n✔ Build it \(\d+\.\d s\)\n$/);
      assert.ok(stream.timeOf('third') - stream.timeOf('first') > 150, 'the first line does not wait for the last');
    }
  });

  test('gives everything that it printed to the script', async () => {
    const { succeeded, output } = await stepOf('console.log("one"); console.log("two")');

    assert.deepEqual({ succeeded, output }, { succeeded: true, output: 'one\ntwo\n' });
  });

  test('that fails shows its last lines and the command that repeats it', async () => {
    const code = 'for (let line = 1; line <= 50; line += 1) console.log(`line ${line}`); process.exitCode = 3';
    const { succeeded, told } = await stepOf(code);

    const [begun, ended, ...rest] = told.trimEnd().split('\n');
    const repeat = rest.pop();
    assert.equal(succeeded, false);
    assert.equal(begun, '… Build it');
    assert.match(ended, /^✖ Build it \(\d+\.\d s\)$/);
    assert.deepEqual(
      rest,
      Array.from({ length: 20 }, (_, index) => `  line ${index + 31}`),
    );
    assert.match(repeat, /^ {2}to repeat it: /);
  });

  test('that fails gives a command that the shell understands, with quotes, spaces and dollar signs', async () => {
    const words = ["it's", 'two words', '$HOME', 'a"b', '*', '--plain=yes'];
    const code = 'console.log(JSON.stringify(process.argv.slice(1))); process.exitCode = 1';
    const cwd = fileURLToPath(new URL('scripts', ROOT));
    const { told, output } = await stepOf(code, { words, cwd });

    const repeat = told.match(/to repeat it: (.*)\n$/s)[1];
    const repeated = await stepOf(repeat, { command: 'sh', option: '-c', cwd: process.env.INIT_CWD ?? process.cwd() });
    assert.deepEqual(JSON.parse(output), words);
    assert.deepEqual(JSON.parse(repeated.output), words);
  });

  test('that fails is not shown twice when its output was shown as it came', async () => {
    const { told } = await stepOf('console.log("only once"); process.exitCode = 1', { isVerbose: true });

    assert.equal(told.split('only once').length - 1, 2, 'the output, and the command that has it as its code');
  });

  test('whose command is missing says so', async () => {
    const { succeeded, told } = await stepOf('', { command: 'no-such-command' });

    assert.equal(succeeded, false);
    assert.match(told, /✖ Build it/);
    assert.match(told, /no-such-command: spawn no-such-command ENOENT/);
    assert.match(told, /to repeat it: no-such-command -e ''\n$/);
  });
});

/** What was written over the line before it, without the code that erases that. */
function linesOver(writes) {
  return writes.flatMap((text) => (text.startsWith(ERASE) ? [text.slice(ERASE.length)] : []));
}

/** A stream that remembers what was written to it, and when. */
function fakeStream(isTTY) {
  const writes = [];
  const times = [];
  return {
    isTTY,
    writes,
    write(text) {
      writes.push(String(text));
      times.push(performance.now());
      return true;
    },
    timeOf: (word) => times[writes.findIndex((text) => text.includes(word))],
  };
}

/** Runs a piece of JavaScript as a step; told: everything that the user sees. */
async function stepOf(
  code,
  { isTTY = false, isVerbose = false, command = process.execPath, option = '-e', words = [], cwd } = {},
) {
  const stream = fakeStream(isTTY);
  const args = [option, code, ...(words.length > 0 ? ['--', ...words] : [])];
  const result = await new Progress({ stream, isVerbose }).step('Build it', command, args, cwd ? { cwd } : {});
  return { ...result, stream, told: stream.writes.join('') };
}
