/** Writes what follows from the sources: the JSON Schema, its validator and the reference documents. `npm run generate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { require as requireSource } from 'tsx/cjs/api';
import { writeErrors } from './docs/errors.mjs';
import { writeSettings } from './docs/settings.mjs';
import { writeSpecReference } from './docs/spec-reference.mjs';
import { createSchema } from './schema.mjs';
import { createValidator } from './validator.mjs';

const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '..');
const ROOT = join(PACKAGE, '../..');

const { schema, documents } = createSchema(join(PACKAGE, 'src/spec/pipeline-spec.ts'));
write(join(PACKAGE, 'schema/pipeline.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
write(join(PACKAGE, 'schema/pipeline.validator.js'), createValidator(schema));

// Only now: the sources read the two files.
const source = (path) => requireSource(join(PACKAGE, 'src', path), import.meta.url);
const { DEFAULTS } = source('spec/defaults.ts');
const { CATALOGUE } = source('spec/catalogue.ts');
const { findExampleProblem } = source('spec/example.ts');
const { EXAMPLE_FILES } = source('spec/example-files.ts');
const { SETTINGS, PRECEDENCE } = source('settings.ts');

write(join(ROOT, 'docs/spec-reference.md'), writeSpecReference(schema, documents, DEFAULTS));
write(join(ROOT, 'docs/errors.md'), writeErrors(CATALOGUE, findExampleProblem, EXAMPLE_FILES));
write(join(ROOT, 'docs/settings.md'), writeSettings(SETTINGS, PRECEDENCE));

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(relative(ROOT, path));
}
