/** Writes what follows from the sources: the JSON Schemas, their validators and the reference documents. `npm run generate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { require as requireSource } from 'tsx/cjs/api';
import { writeErrors } from './docs/errors.mjs';
import { writePlatformReference } from './docs/platform-reference.mjs';
import { writeSettings } from './docs/settings.mjs';
import { writeSpecReference } from './docs/spec-reference.mjs';
import { createPlatformSchema, createSchema } from './schema.mjs';
import { createValidator } from './validator.mjs';

const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '..');
const ROOT = join(PACKAGE, '../..');

const { schema, documents } = createSchema(join(PACKAGE, 'src/spec/pipeline-spec.ts'));
const platformSchema = createPlatformSchema(join(PACKAGE, 'src/platform/platform-settings.ts'), schema);
writeSchema('pipeline', schema);
writeSchema('platform', platformSchema);

// Only now: the sources read these files.
const source = (path) => requireSource(join(PACKAGE, 'src', path), import.meta.url);
const { DEFAULTS } = source('spec/defaults.ts');
const { CATALOGUE } = source('spec/catalogue.ts');
const { findExampleProblem } = source('spec/example.ts');
const { EXAMPLE_FILES } = source('spec/example-files.ts');
const { SETTINGS, PRECEDENCE } = source('settings.ts');

write(join(ROOT, 'docs/spec-reference.md'), writeSpecReference(schema, documents, DEFAULTS));
write(join(ROOT, 'docs/platform-reference.md'), writePlatformReference(platformSchema));
write(join(ROOT, 'docs/errors.md'), writeErrors(CATALOGUE, findExampleProblem, EXAMPLE_FILES));
write(join(ROOT, 'docs/settings.md'), writeSettings(SETTINGS, PRECEDENCE));

function writeSchema(name, content) {
  write(join(PACKAGE, `schema/${name}.schema.json`), `${JSON.stringify(content, null, 2)}\n`);
  write(join(PACKAGE, `schema/${name}.validator.js`), createValidator(content));
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(relative(ROOT, path));
}
