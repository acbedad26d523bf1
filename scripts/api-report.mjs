/**
 * Writes the API reports of one package, one for each module that users import: `api/NAME.api.md`.
 *
 * Run by Nx in the folder of a package that is compiled, for all packages by `npm run api`. A report holds every export with
 * its signature, so that each change of the API is seen in a review.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const FOLDER = process.cwd();
const REPORTS = join(FOLDER, 'api');
const SCRATCH = mkdtempSync(join(tmpdir(), 'tap-api-'));

/** What the compiler of the reports is told; the packages themselves were checked when they were compiled. */
const COMPILER_OPTIONS = {
  lib: ['es2023'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  skipLibCheck: true,
  strict: true,
  target: 'es2023',
  types: ['node'],
};

const { exports } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
const modules = Object.entries(exports).filter(([, target]) => target.types);

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS);
for (const [path, { types }] of modules) report(path === '.' ? 'index' : basename(path), types);
rmSync(SCRATCH, { recursive: true, force: true });

function report(name, types) {
  const result = Extractor.invoke(ExtractorConfig.prepare(configure(name, types)), {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) console.error(`${name}: ${message.text}`);
    },
  });
  if (!result.succeeded) process.exitCode = 1;
}

function configure(name, types) {
  const none = { logLevel: ExtractorLogLevel.None };
  return {
    configObjectFullPath: undefined,
    packageJsonFullPath: join(FOLDER, 'package.json'),
    configObject: {
      projectFolder: FOLDER,
      mainEntryPointFilePath: join(FOLDER, types),
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [types] } },
      apiReport: {
        enabled: true,
        // A type that an export mentions is part of the API, also where users cannot import it.
        includeForgottenExports: true,
        reportFileName: name,
        reportFolder: REPORTS,
        reportTempFolder: SCRATCH,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: none },
        tsdocMessageReporting: { default: none },
      },
    },
  };
}
