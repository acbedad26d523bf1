import { EventEmitter } from 'node:events';
import { type AccountRun, runAccount } from '../../src/emulator/account/run-account';
import type { Cloud } from '../../src/emulator/cloud';
import { ACCOUNT_KNOWN } from '../../src/emulator/known';
import { Report } from '../../src/emulator/report';
import type { System } from '../../src/emulator/systems';
import { answering } from './answering';

const SUFFIX = 'e2e0x7qz';
const SYSTEM: System = { name: 'orders', file: 'none', change: 'nothing', changed: (spec) => spec };

test('what could cost more than the budget is refused before anything is made', async () => {
  const account = new FakeAccount();
  await expect(run(account, { budget: 0.001, minutes: 240 })).rejects.toThrow('--budget is 0.00 USD');
  expect(account.events).toEqual([]);
});

test('a system is deployed under the suffix, and deleted, and it is said how to delete it by hand', async () => {
  const account = new FakeAccount();
  const { lines } = await run(account, {});
  expect(account.events).toEqual(['deploy orders-e2e0x7qz', 'deploy orders-e2e0x7qz', 'destroy orders-e2e0x7qz']);
  expect(lines[0]).toMatch(/^Account 123456789012, eu-west-1: at most \d\.\d\d USD$/);
  expect(lines[1]).toBe('Should this be ended by force: npm run e2e:aws -- --clean-up e2e0x7qz');
});

test('what the command line could not delete is found by its tag, and deleted', async () => {
  const account = new FakeAccount({ destroy: 'no answer' });
  const { lines, problems, exitCode } = await run(account, {});
  expect(account.events.at(-1)).toBe('delete orders-e2e0x7qz');
  expect(lines).toContain('Deleted: orders-e2e0x7qz');
  expect(problems).toContain('no answer');
  expect(exitCode).toBe(1);
});

test('what no stack leads to is told by name, and fails the run', async () => {
  const account = new FakeAccount({ left: `orders-artifacts-${SUFFIX}` });
  const { lines, exitCode } = await run(account, {});
  expect(lines.join('\n')).toContain(
    `Still there, to be deleted by hand:\n  AWS::S3::Bucket orders-artifacts-${SUFFIX}`,
  );
  expect(exitCode).toBe(1);
});

test('a signal ends the deployment, and what was made is deleted', async () => {
  const signals = new EventEmitter();
  const account = new FakeAccount({ onDeploy: () => signals.emit('SIGINT') });
  const { lines, problems } = await run(account, { signals });
  expect(lines).toContain('\nDeleting what was made; once more ends this at once');
  expect(problems).toContain('somebody asked for the end');
  expect(account.events).toEqual(['deploy orders-e2e0x7qz', 'destroy orders-e2e0x7qz']);
});

test('a second signal ends the program at once, and says what to do then', async () => {
  const signals = new EventEmitter();
  const exits: number[] = [];
  const account = new FakeAccount({
    onDeploy: () => {
      signals.emit('SIGINT');
      const soon = Date.now() + 3000;
      jest.spyOn(Date, 'now').mockReturnValueOnce(soon);
      signals.emit('SIGINT');
    },
  });
  const { lines } = await run(account, { signals, exit: (code) => exits.push(code) });
  expect(lines).toContain('\nNot all is deleted: npm run e2e:aws -- --clean-up e2e0x7qz');
  expect(exits).toEqual([1]);
});

async function run(account: FakeAccount, given: Partial<AccountRun>) {
  const lines: string[] = [];
  const report = new Report(() => {});
  const exitCode = await runAccount(
    {
      cloud: account.cloud,
      account: { account: '123456789012', region: 'eu-west-1' },
      known: ACCOUNT_KNOWN,
      systems: [{ system: SYSTEM, spec: { service: 'orders', source: { kind: 's3' }, removal: 'destroy' } }],
      suffix: SUFFIX,
      budget: 1,
      minutes: 60,
      everySeconds: 0,
      signals: new EventEmitter(),
      exit: () => {},
      createCdk: (stack, end) => account.createCdk(stack, end),
      write: (line) => lines.push(line),
      ...given,
    },
    report,
  );
  return { lines, exitCode, problems: report.all };
}

interface Given {
  readonly destroy?: string;
  readonly left?: string;
  readonly onDeploy?: () => void;
}

/** An account with one stack in it at most, which has nothing in it. */
class FakeAccount {
  readonly events: string[] = [];
  private stack: string | undefined;

  constructor(private readonly given: Given = {}) {}

  readonly cloud: Cloud = answering({
    DescribeStacksCommand: () => ({ Stacks: this.stacks() }),
    DeleteStackCommand: () => {
      this.events.push(`delete ${this.stack}`);
      this.stack = undefined;
      return {};
    },
    ListBucketsCommand: () => ({ Buckets: this.given.left ? [{ Name: this.given.left }] : [] }),
  });

  createCdk(stack: string, end: AbortSignal) {
    return {
      deploy: async () => {
        this.events.push(`deploy ${stack}`);
        this.stack = stack;
        this.given.onDeploy?.();
        end.throwIfAborted();
        return { Resources: {} };
      },
      destroy: async () => {
        this.events.push(`destroy ${stack}`);
        if (this.given.destroy !== undefined) throw new Error(this.given.destroy);
        this.stack = undefined;
      },
    };
  }

  private stacks() {
    const Tags = [{ Key: 'tap-pipeline-e2e', Value: SUFFIX }];
    return this.stack === undefined ? [] : [{ StackName: this.stack, StackStatus: 'CREATE_COMPLETE', Tags }];
  }
}
