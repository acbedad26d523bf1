import { existsSync } from 'node:fs';
import { join } from 'node:path';

test('the program that cdk.json names writes one stack', () => {
  jest.isolateModules(() => require('../src/main'));
  expect(existsSync(join(process.env.CDK_OUTDIR ?? '', 'SamplePipeline.template.json'))).toBe(true);
});
