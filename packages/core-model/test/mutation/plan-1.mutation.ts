import { loadTests } from './load-tests';

// They find most of the mutants, in a part of a second.
loadTests(['plan/golden.test.ts', 'plan/options.test.ts']);
