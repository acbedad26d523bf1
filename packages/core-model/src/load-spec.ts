import { loadFile, loadText } from './load-file';
import type { PipelineSpec } from './spec/pipeline-spec';

/**
 * Reads a spec from a YAML or JSON file, or from a CommonJS module that exports one. What the file says is
 * checked by `planSpec`, `checkSpec` or `resolveWith`, whose problems then name lines and columns of the file.
 * @throws PipelineError when the file cannot be read or parsed
 */
export function readSpec(path: string): PipelineSpec {
  return loadFile(path) as PipelineSpec;
}

/**
 * Reads a spec from a text. `fileName` is named in problems, and its ending `.json` says that the text is JSON;
 * everything else is YAML 1.2.
 * @throws PipelineError when the text cannot be parsed
 */
export function parseSpec(text: string, fileName = 'spec.yaml'): PipelineSpec {
  return loadText(text, fileName) as PipelineSpec;
}
