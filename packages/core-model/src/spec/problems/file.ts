import { defineProblem } from '../problem';
import { listWords } from '../show';

/** How a spec begins. */
const BEGINNING = 'begin with `service` and `source`';

/** A file that cannot be read. */
export const unreadableFile = defineProblem({
  code: 'unreadable-file',
  meaning: 'The file does not exist, is a folder, or may not be read.',
  example: { file: 'no-such-file.yaml' },
  find: (why: string) => ({ says: `cannot be read: ${why}`, fix: 'check the path and the rights of the file' }),
});

/** A file of an unknown kind. */
export const unknownFileKind = defineProblem({
  code: 'unknown-file-kind',
  meaning:
    'A spec or platform settings are read from YAML (`.yaml`, `.yml`), JSON (`.json`) or a compiled module (`.js`, `.cjs`).',
  example: { file: 'spec.toml' },
  find: (ending: string, endings: readonly string[]) => ({
    says: `has the unknown ending ${ending === '' ? '(none)' : ending}`,
    allowed: listWords(endings),
    fix: 'give the file one of the known endings; TypeScript is compiled first, or imported by your own program',
  }),
});

/** A text that is not UTF-8. */
export const notUtf8 = defineProblem({
  code: 'not-utf8',
  meaning: 'The file holds bytes that are no text in UTF-8.',
  example: { file: 'latin1.yaml' },
  find: () => ({ says: 'is not encoded in UTF-8', fix: 'save the file as UTF-8' }),
});

/** A text that cannot be parsed. */
export const syntaxError = defineProblem({
  code: 'syntax-error',
  meaning:
    'The text is not valid YAML 1.2 or JSON: a tab as indentation, a bracket that is not closed, a key that occurs twice, a control character.',
  example: 'service: orders\nservice: payments\nsource: { kind: s3 }',
  find: (why: string, fix: string = 'correct the text at this place') => ({ says: `cannot be parsed: ${why}`, fix }),
});

/** A text without content. */
export const emptyFile = defineProblem({
  code: 'empty-file',
  meaning: 'The file has no content.',
  example: '# only a comment',
  find: (fix: string = BEGINNING) => ({ says: 'is empty', fix }),
});

/** A text with several YAML documents. */
export const severalDocuments = defineProblem({
  code: 'several-documents',
  meaning: 'The file holds several YAML documents, separated by `---`. One file is one spec.',
  example: 'service: orders\nsource: { kind: s3 }\n---\nservice: payments\nsource: { kind: s3 }',
  find: (count: number) => ({
    says: `must be one YAML document, got ${count}`,
    fix: 'put each spec into a file of its own',
  }),
});

/** A root that is no object. */
export const notAnObject = defineProblem({
  code: 'not-an-object',
  meaning: 'The spec as a whole must be an object with keys, not a list, a text or a number.',
  example: '- service: orders',
  find: (kind: string, fix: string = BEGINNING) => ({ says: `must be an object, got ${kind}`, fix }),
});

/** A module that exports no spec. */
export const noExport = defineProblem({
  code: 'no-export',
  meaning: 'A module must export the spec or the platform settings as `default` or by `module.exports`.',
  example: { file: 'empty.cjs' },
  find: (what = 'spec', call = 'definePipeline') => ({
    says: `exports no ${what}`,
    fix: `add \`module.exports = ${call}({ … })\``,
  }),
});

/** A module that fails. */
export const failedModule = defineProblem({
  code: 'failed-module',
  meaning: 'The module threw an error of its own instead of exporting something.',
  example: { file: 'failing.cjs' },
  find: (why: string) => ({ says: `cannot be loaded: ${why}`, fix: 'run the file with node to see the error' }),
});
