/**
 * Runs the compiled generator as `yo` does, and tells what was asked:
 *
 *     node run-yeoman.mjs '{"namespace":"tap-pipeline:app","args":["orders"],"options":{},"answers":{}}' [OPTION…]
 *
 * With `answers` there is somebody at the terminal, who gives them.
 */

import { fileURLToPath } from 'node:url';
import { TestAdapter } from '@yeoman/adapter/testing';
import { createEnv } from 'yeoman-environment';

const { namespace, args, options, answers } = JSON.parse(process.argv[2]);
process.argv.splice(2, 1);

const asked = [];
const adapter = new TestAdapter({
  mockedAnswers: answers,
  throwOnMissingAnswer: false,
  callback: (answer, { question }) => {
    asked.push(question.name);
    return answer ?? question.default;
  },
});
if (answers) process.stdin.isTTY = true;

const env = createEnv({ cwd: process.cwd(), ...(answers && { adapter }) });
await env.lookup({
  npmPaths: [fileURLToPath(new URL('../../../../node_modules', import.meta.url))],
  packagePatterns: ['generator-tap-pipeline'],
});
try {
  await env.run([namespace, ...args], options);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
process.stdout.write(`\n${JSON.stringify({ asked, found: Object.keys(env.getGeneratorsMeta()) })}\n`);
