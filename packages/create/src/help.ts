import { type GeneratorKind, listOptions, type Option } from 'generator-tap-pipeline';
import { SHOWING_OPTIONS } from './command-line';

/** What the command can do. */
export function help(kind: GeneratorKind): string {
  return kind === 'app' ? HELP : SERVICE_HELP;
}

const HELP = [
  'Writes a new repository: a service with its path to production, built by the AWS CDK or Pulumi.',
  '',
  'Usage',
  '  npm create tap-pipeline [FOLDER] [-- OPTION…]',
  '  npm create tap-pipeline service [-- OPTION…]    adds a service to the monorepo around this folder',
  '',
  'What is not given is asked for; where nobody can be asked, the default is taken.',
  'A second run changes nothing that you edited.',
  '',
  ...describe('app'),
  'Example',
  '  npm create tap-pipeline orders -- --yes --team payments --language go --repository acme/orders',
  '',
].join('\n');

const SERVICE_HELP = [
  'Adds one more service to the monorepo around this folder.',
  '',
  'Usage',
  '  npm create tap-pipeline service [-- OPTION…]',
  '',
  ...describe('service'),
  'Example',
  '  npm create tap-pipeline service -- --yes --name billing --language node',
  '',
].join('\n');

function describe(kind: GeneratorKind): readonly string[] {
  const rows = [...listOptions(kind), ...SHOWING_OPTIONS].map((option) => [write(option), option.description] as const);
  const width = Math.max(...rows.map(([option]) => option.length));
  return ['Options', ...rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`), ''];
}

function write({ name, short, placeholder }: Option): string {
  return `--${name}${placeholder ? ` ${placeholder}` : ''}${short ? `, -${short}` : ''}`;
}
