/** `docs/platform-reference.md`: every key of platform settings. */
import { GENERATED, page } from './markdown.mjs';
import { describeSchema } from './spec-reference.mjs';

/** The page. */
export function writePlatformReference(schema) {
  return page([
    GENERATED,
    '# Reference of platform settings',
    'Every key of `tap-pipeline.platform.yaml`; [for platform teams](for-platform-teams.md) says how to use them. The same text is in the type `PlatformSettings` of `@tap-pipeline/core-model` and in its JSON Schema (`@tap-pipeline/core-model/schema/platform.schema.json`), which editors use.',
    'A key that is not needed may be left out. In the names of parts, `[]` stands for each entry of a list, and `*` for each name. `defaults` are parts of a spec, which the [spec reference](spec-reference.md) describes.',
    ...describeSchema({
      schema,
      documents: {},
      defaults: [],
      title: 'The settings',
      leftOut: ['defaults', 'teams.*.defaults'],
    }),
  ]);
}
