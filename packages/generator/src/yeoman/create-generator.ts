import { formatFailure, isGeneratorFailure } from '../failure';
import { type GeneratorKind, generate, type Scaffold } from '../generate';
import { listOptions, pickAnswers } from '../options';
import { printClosing } from '../print/closing';
import type { Prompter } from '../prompter';
import { toPrompter } from './prompter';
import { isSet, refuseUnknownOptions, tryGetText } from './typed-options';

const DESCRIPTIONS: { readonly [kind in GeneratorKind]: string } = {
  app: 'Writes a new repository: a service with its path to production, built by the AWS CDK or Pulumi.',
  service: 'Adds one more service to a monorepo that `yo tap-pipeline --layout monorepo` wrote.',
};

/**
 * The class that Yeoman runs. Yeoman's own base class is an ES module, which Node 20 can only import; that is why a
 * function makes the class, which Yeoman allows.
 */
export async function createGenerator(kind: GeneratorKind, scaffold: Scaffold): Promise<object> {
  const { default: Generator } = await import('yeoman-generator');

  return class extends Generator {
    constructor(...[args, options, features]: ConstructorParameters<typeof Generator>) {
      // Yeoman would install what its own files need; here, people say so.
      super(args, options, { ...features, customInstallTask: true });
      this.description = DESCRIPTIONS[kind];
      if (kind === 'app')
        this.argument('folder', {
          type: String,
          required: false,
          description: 'folder of the repository; its name by default',
        });
      for (const { name, short, placeholder, description } of listOptions(kind))
        this.option(name, { type: placeholder ? String : Boolean, description, ...(short && { alias: short }) });
    }

    /** Yeoman runs no method whose name begins like this. */
    _prompter(): Prompter {
      return toPrompter({ prompt: (question) => this.prompt([question]), log: (text) => this.log(text) });
    }

    /** Yeoman's in-memory files and conflict questions are not used: they cannot write everything or nothing. */
    async writing(): Promise<void> {
      const { folder, platform: named } = this.options as { readonly [name: string]: unknown };
      // As they were typed: in `options`, whatever follows an option without a value has become `true`.
      const { yes, force, install } = this._initOptions as { readonly [name: string]: unknown };
      try {
        refuseUnknownOptions(process.argv.slice(2), Object.keys(this._options));
        const platform = tryGetText('platform', named);
        const outcome = await generate({
          kind,
          cwd: this.env.cwd,
          ...(typeof folder === 'string' && { folder }),
          ...(platform !== undefined && { platform }),
          given: pickAnswers(kind, { ...this.options }),
          isForced: isSet('force', force),
          isInstalled: isSet('install', install),
          ...(!isSet('yes', yes) && process.stdin.isTTY && { prompter: this._prompter() }),
          scaffold,
        });
        this.log(printClosing(outcome, this.env.cwd));
      } catch (error) {
        throw isGeneratorFailure(error) ? new Error(formatFailure(error)) : error;
      }
    }
  };
}
