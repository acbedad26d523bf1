import { Component, JsonFile, type Project } from 'projen';

/** Lint and format of everything that people write: TypeScript and the scripts, never a generated file. */
export class Biome extends Component {
  constructor(project: Project) {
    super(project);
    new JsonFile(project, 'biome.json', {
      marker: false,
      obj: {
        files: {
          includes: [
            '**/*.ts',
            '**/*.mjs',
            '**/*.cjs',
            '!**/*.generated.ts',
            '!**/lib',
            '!**/cdk.out',
            '!**/coverage',
            '!out',
          ],
        },
        formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 120 },
        javascript: { formatter: { quoteStyle: 'single' } },
        json: { formatter: { enabled: false } },
        linter: {
          rules: {
            style: { useImportType: 'error', useNodejsImportProtocol: 'error', noDefaultExport: 'error' },
            suspicious: {
              // The texts that we write for the cloud and the shell have `${…}` of their own.
              noTemplateCurlyInString: 'off',
              // JSON Schema has a keyword `then`.
              noThenProperty: 'off',
              noConsole: { level: 'error', options: { allow: ['error'] } },
            },
          },
        },
        overrides: [
          {
            // Programs, and the modules of tools that ask for a default export.
            includes: ['scripts/**', 'bench/**', 'packages/*/scripts/**', '**/*.mjs', '**/*.cjs'],
            linter: { rules: { style: { noDefaultExport: 'off' }, suspicious: { noConsole: 'off' } } },
          },
        ],
      },
    });
  }
}
