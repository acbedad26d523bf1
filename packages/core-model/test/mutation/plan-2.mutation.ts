import { listTests, loadTests } from './load-tests';

const IN_THE_FIRST_FILE = ['plan/golden.test.ts', 'plan/options.test.ts'];

/** Random specs, and the quoting of a shell: seconds for each mutant. */
const TOO_SLOW = ['plan/any-spec.test.ts', 'documents/shell.test.ts'];

const tests = listTests('plan', 'documents');
loadTests(tests.filter((file) => ![...IN_THE_FIRST_FILE, ...TOO_SLOW].includes(file)));
