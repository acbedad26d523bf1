import { readFileSync } from 'node:fs';
import type { SchemaNode } from '../src/option-coverage/schema-walk';

/** The published schema of specs. */
export const SCHEMA: SchemaNode = JSON.parse(
  readFileSync(require.resolve('@tap-pipeline/core-model/schema/pipeline.schema.json'), 'utf8'),
);
