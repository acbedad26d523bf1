/** `docs/settings.md`: what can be set from outside a spec, and which value wins. */
import { code, GENERATED, page, table } from './markdown.mjs';

/** The page. */
export function writeSettings(settings, precedence) {
  return page([
    GENERATED,
    '# Settings',
    'A few values of a spec can also be set from outside, so that one spec serves several environments.',
    '## Which value wins',
    'The first row that has a value. Each row is a test in `packages/core-model/test/settings.test.ts`.',
    table(
      ['', 'where', 'what it can set'],
      precedence.map(({ written, covers }, index) => [index + 1, written, covers]),
    ),
    'A variable or context key with an empty value counts as not given. Texts are converted to the type of the value; one that cannot be converted is refused, and the message names where it came from. An unknown variable that begins with `TAP_PIPELINE_` is refused too.',
    '## Overrides',
    '`overrides.<suffix>` is a part of a spec. Objects are merged key by key; lists and single values are replaced; a union whose `kind` or `target` changes is replaced as a whole. Every override is checked, also while another environment is built, and the spec without overrides must be valid by itself, since any suffix may be asked for.',
    '## Platform settings',
    'Defaults of a platform and of its teams lie below the spec, and rules are checked on what results. They are merged as overrides are, and a default that a spec has no place for is left out. They come from `tap-pipeline.platform.yaml` beside the spec or above it, or from what `--platform`, the property `platform` or the variable `TAP_PIPELINE_PLATFORM` names: see [for platform teams](for-platform-teams.md).',
    '## All settings',
    'Where a cell names several keys or variables, the first that is given wins.',
    table(
      ['setting', 'type', 'sets', 'context or Pulumi config', 'environment variable', 'meaning'],
      settings.map((setting) => [
        code(setting.name),
        setting.type,
        code(setting.path),
        setting.contextKeys.map(code).join(', '),
        setting.variables.map(code).join(', '),
        setting.doc,
      ]),
    ),
  ]);
}
