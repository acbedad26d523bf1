import { join } from 'node:path';
import {
  isProgramFailure,
  type ProgramFailure,
  type ProgramOptions,
  type Recording,
  recordProgram,
} from '../../src/testing';

/** Options of Node with which a program can load the sources of this repository. */
export const LOADER = ['--require', join(__dirname, '..', 'register.cjs')];

/** Records a program of the folder `programs`. */
export function record(main: string, options: Partial<ProgramOptions> = {}): Promise<Recording> {
  return recordProgram({
    dir: join(__dirname, '..', 'programs'),
    main,
    project: 'orders',
    nodeOptions: LOADER,
    ...options,
  });
}

/** How a program failed. */
export async function failureOf(recording: Promise<Recording>): Promise<ProgramFailure> {
  const failure = await recording.catch((error: unknown) => error);
  if (!isProgramFailure(failure)) throw new Error(`the program did not fail: ${String(failure)}`);
  return failure;
}
