/** Long steps of a script, with progress: a spinner with the elapsed time on a terminal, plain lines elsewhere. */
import { spawn } from 'node:child_process';
import { delimiter, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.mjs';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const LAST_LINES = 20;

/** Says what is done and how long it takes. */
export class Progress {
  #stream;
  #isVerbose;

  /** @param {{ stream?: NodeJS.WriteStream, isVerbose?: boolean }} options isVerbose: the output of the steps is shown as it comes */
  constructor({ stream = process.stdout, isVerbose = false } = {}) {
    this.#stream = stream;
    this.#isVerbose = isVerbose;
  }

  /**
   * Runs a command as one step. A step that fails shows its last lines and the command that repeats it.
   *
   * @param {string} title
   * @param {string} command
   * @param {readonly string[]} args
   * @param {{ cwd?: string, env?: Record<string, string> }} options cwd: the root of the repository when left out
   * @returns {Promise<{ succeeded: boolean, output: string }>} output: what it printed
   */
  async step(title, command, args, { cwd = fileURLToPath(ROOT), env = {} } = {}) {
    const finish = this.#begin(title);
    const { code, output } = await runCommand(command, args, {
      cwd,
      env,
      echo: this.#isVerbose ? this.#stream : undefined,
    });
    finish(code === 0);
    if (code !== 0) this.#explain(output, toShell(command, args, cwd));
    return { succeeded: code === 0, output };
  }

  #begin(title) {
    const started = performance.now();
    const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
    const spinner = this.#stream.isTTY && !this.#isVerbose ? this.#spin(title, elapsed) : undefined;
    if (!spinner) this.#stream.write(`… ${title}\n`);
    return (succeeded) => {
      clearInterval(spinner);
      this.#stream.write(`${spinner ? '\r\u001b[2K' : ''}${succeeded ? '✔' : '✖'} ${title} (${elapsed()})\n`);
    };
  }

  #spin(title, elapsed) {
    let frame = 0;
    const draw = () => {
      frame = (frame + 1) % FRAMES.length;
      this.#stream.write(`\r\u001b[2K${FRAMES[frame]} ${title} ${elapsed()}`);
    };
    draw();
    return setInterval(draw, 100);
  }

  #explain(output, command) {
    const lines = this.#isVerbose ? [] : output.trimEnd().split('\n').slice(-LAST_LINES);
    this.#stream.write(`${lines.map((line) => `  ${line}\n`).join('')}  to repeat it: ${command}\n`);
  }
}

function runCommand(command, args, { cwd, env, echo }) {
  const bin = fileURLToPath(new URL('node_modules/.bin', ROOT));
  return new Promise((tell) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      echo?.write(chunk);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', collect);
    child.on('error', ({ message }) => tell({ code: 1, output: `${output}${command}: ${message}\n` }));
    child.on('close', (code) => tell({ code: code ?? 1, output }));
  });
}

/** The command as somebody would type it in the folder from which the script was started. */
function toShell(command, args, cwd) {
  const dir = relative(process.env.INIT_CWD ?? process.cwd(), cwd);
  const words = [command, ...args].map((word) =>
    /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  return `${dir === '' ? '' : `cd ${dir} && `}${words.join(' ')}`;
}
