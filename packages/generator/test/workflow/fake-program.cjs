#!/usr/bin/env node
// Stands for a program that reaches the cloud: answers what answers.json says, and remembers how it was called.
const { spawnSync: run } = require('node:child_process');
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const words = [basename(process.argv[1]), ...process.argv.slice(2)];
const text = words.join(' ');
const answers = JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8'));
const known = Object.keys(answers)
  .filter((key) => text === key || text.startsWith(`${key} `))
  .sort((one, other) => other.length - one.length)[0];

const log = join(__dirname, 'calls.jsonl');
const before = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
appendFileSync(log, `${JSON.stringify({ words, variables: process.env })}\n`);
if (known === undefined) {
  console.error(`nobody said what "${text}" answers`);
  process.exit(97);
}
const count = before.filter((line) => {
  const earlier = JSON.parse(line).words.join(' ');
  return earlier === known || earlier.startsWith(`${known} `);
}).length;
const answer = answers[known][Math.min(count, answers[known].length - 1)];
if (answer.real !== undefined) process.exit(run(answer.real, process.argv.slice(2), { stdio: 'inherit' }).status ?? 1);
if (answer.exitCode !== undefined) {
  console.error(answer.stderr);
  process.exit(answer.exitCode);
}
process.stdout.write(typeof answer === 'string' ? answer : JSON.stringify(answer));
