// biome-ignore-all assist/source/organizeImports: the headings say what to use first

// Start here: run a program, and look at what it asked for.
export * from './record-program';
export * from './recording';
export * from './parse-json-text';
export * from './program-failure';

// The resources of a spec or a plan.
export * from './render-resources';

// What a program is told in place of a cloud.
export * from './invokes';
export type { OutputValues } from './outputs';
