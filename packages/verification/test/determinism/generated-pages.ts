import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PRECEDENCE, SETTINGS } from '@tap-pipeline/core-model';
import { CATALOGUE } from '../../../core-model/src/spec/catalogue';
import { DEFAULTS } from '../../../core-model/src/spec/defaults';
import { findExampleProblem } from '../../../core-model/src/spec/example';
import { EXAMPLE_FILES } from '../../../core-model/src/spec/example-files';

const CORE_MODEL = join(__dirname, '../../../core-model');

/** The schemas and pages that follow from the model, as `npm run generate` writes them. */
export async function writeGeneratedPages(): Promise<{ readonly [name: string]: string }> {
  const { createSchema, createPlatformSchema } = await script('schema');
  const { schema, documents } = createSchema(join(CORE_MODEL, 'src/spec/pipeline-spec.ts'));
  const platform = createPlatformSchema(join(CORE_MODEL, 'src/platform/platform-settings.ts'), schema);
  return {
    'pipeline.schema.json': JSON.stringify(schema, null, 2),
    'platform.schema.json': JSON.stringify(platform, null, 2),
    'pipeline.validator.js': (await script('validator')).createValidator(schema),
    'spec-reference.md': (await script('docs/spec-reference')).writeSpecReference(schema, documents, DEFAULTS),
    'platform-reference.md': (await script('docs/platform-reference')).writePlatformReference(platform),
    'errors.md': (await script('docs/errors')).writeErrors(CATALOGUE, findExampleProblem, EXAMPLE_FILES),
    'settings.md': (await script('docs/settings')).writeSettings(SETTINGS, PRECEDENCE),
  };
}

function script(name: string) {
  return import(pathToFileURL(join(CORE_MODEL, 'scripts', `${name}.mjs`)).href);
}
