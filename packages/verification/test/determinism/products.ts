/** Makes everything that the project makes, and prints a fingerprint of each; run in a process of its own. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderCdk, renderPulumi } from '@tap-pipeline/conformance';
import { planSpec, readSpec } from '@tap-pipeline/core-model';
import { listFiles } from '../../../generator/src/scaffold/list-files';
import { COMBINATIONS } from '../../../generator/test/scaffold/combinations';
import { writeGeneratedPages } from './generated-pages';

const SPECS = join(__dirname, '../../../core-model/fixtures');

main();

async function main(): Promise<void> {
  const names = readdirSync(SPECS).sort();
  const plans = names.map((name) => planSpec(readSpec(join(SPECS, name))));
  const templates = renderCdk(plans);
  const rendered = await renderPulumi(plans);
  const products = [
    ...names.flatMap((name, index) => [
      [`plan of ${name}`, plans[index]],
      [`template of ${name}`, templates[index]],
      [`Pulumi resources of ${name}`, rendered[index]],
    ]),
    ...COMBINATIONS.map(([title, answers]) => [`scaffold: ${title}`, listFiles(answers)]),
    ...Object.entries(await writeGeneratedPages()).map(([name, text]) => [`page ${name}`, text]),
  ];
  process.stdout.write(JSON.stringify(Object.fromEntries(products.map(([name, value]) => [name, fingerprint(value)]))));
}

function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex');
}
