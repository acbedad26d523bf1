// Prints what GitHub's own language service finds in workflows, as JSON. Run with tsx, which loads its JSON modules on every
// release of Node: tsx validate-workflows.mjs FILE…
import { readFileSync } from 'node:fs';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const findings = [];
for (const file of process.argv.slice(2)) {
  const document = TextDocument.create(`file://${file}`, 'yaml', 1, readFileSync(file, 'utf8'));
  for (const { range, message } of await validate(document, {}))
    findings.push(`${file}:${range.start.line + 1}: ${message}`);
}
console.log(JSON.stringify(findings));
