/** `docs/errors.md`: every kind of problem, with the input that has it and the message that it gives. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { code, GENERATED, page, table } from './markdown.mjs';

/** The page. The messages are the real ones: each example is checked while the page is written. */
export function writeErrors(catalogue, findExampleProblem, files) {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-errors-'));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const families = catalogue.map((family) => describeFamily(family, (kind) => findExampleProblem(kind, folder)));
  rmSync(folder, { recursive: true });
  return page([
    GENERATED,
    '# Problems',
    'What `tap-pipeline check` and every other command say about a spec that cannot be built, before anything is written. All problems are told at once. Each has a code that does not change, a path, what is wrong, what is allowed, and what to change; for files, the line and the column.',
    table(
      ['code', 'about'],
      catalogue.flatMap(({ title, kinds }) => kinds.map((kind) => [`[${kind.code}](#${kind.code})`, title])),
    ),
    ...families.flat(),
  ]);
}

function describeFamily({ title, kinds }, find) {
  return [`## ${title}`, ...kinds.flatMap((kind) => describeKind(kind, find(kind)))];
}

function describeKind(kind, problem) {
  if (problem === undefined) throw new Error(`the example of ${kind.code} does not have the problem`);
  const facts = [
    ['message', `${problem.message}${problem.setBy ? ` (set by ${problem.setBy})` : ''}`],
    ...(problem.allowed ? [['allowed', problem.allowed]] : []),
    ['fix', problem.fix],
  ];
  return [`### ${kind.code}`, kind.meaning, example(kind.example), table(['', ''], facts)];
}

function example(given) {
  const { spec, file, variables, platform, value } = typeof given === 'string' ? { spec: given } : given;
  if (platform) {
    const settings = `With the platform settings:\n\n\`\`\`yaml\n${platform}\n\`\`\``;
    return spec ? `${settings}\n\nand the spec:\n\n${example(spec)}` : settings;
  }
  if (variables)
    return `With the environment variable ${Object.entries(variables)
      .map(([name, text]) => code(`${name}=${text}`))
      .join(', ')}:`;
  if (value)
    return `In TypeScript:\n\n\`\`\`ts\ndefinePipeline(${String(value)
      .replace(/^\(\) => \(?/, '')
      .replace(/\)$/, '')});\n\`\`\``;
  if (spec === undefined) return `With the file ${code(file)}:`;
  const lines = spec.split('\n');
  const short = lines.length > 12 ? [...lines.slice(0, 5), '# … and so on'] : lines;
  return `\`\`\`yaml\n${short.join('\n')}\n\`\`\``;
}
