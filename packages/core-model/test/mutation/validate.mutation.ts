import { listTests, loadTests } from './load-tests';

const NEAR = ['spec/validate.test.ts', 'spec/override.test.ts', 'spec/unsupported.test.ts', 'spec/catalogue.test.ts'];

loadTests([...listTests('spec/validate'), ...NEAR]);
