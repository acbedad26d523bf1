import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'ejs';
import type { ScaffoldFile } from '../scaffold-file';
import type { View } from './view';

const TEMPLATES = join(__dirname, '../../../templates');

/** A file that is written from a template. */
export interface TemplateFile extends Omit<ScaffoldFile, 'content'> {
  /** The template, from the folder `templates`; one whose name ends in `.ejs` has answers in it, others are copied. */
  readonly template: string;
}

/** The file with its content. */
export function fromTemplate({ template, ...file }: TemplateFile, view: View, more: object = {}): ScaffoldFile {
  const filename = join(TEMPLATES, template);
  const text = readFileSync(filename, 'utf8');
  return { ...file, content: template.endsWith('.ejs') ? render(text, { ...view, ...more }, { filename }) : text };
}

/** The file below a folder; the empty text is the folder of the repository. */
export function below(folder: string, file: ScaffoldFile): ScaffoldFile {
  return folder === '' ? file : { ...file, path: `${folder}/${file.path}` };
}

/** A JSON file as editors and npm write it. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
