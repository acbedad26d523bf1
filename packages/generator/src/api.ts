// Start here: ask, compare, write.
export * from './failure';
export * from './generate';
export * from './interview/collect-answers';
export * from './interview/questions';
export * from './options';
export * from './print/closing';
export * from './prompter';
// What is asked for and what is written.
export * from './scaffold/answers';
export * from './scaffold/list-files';
export * from './scaffold/runtime';
export type * from './scaffold/scaffold-file';
export * from './scaffold/to-spec';
