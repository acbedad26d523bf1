// biome-ignore-all assist/source/organizeImports: the headings say what to use first

// Start here: write platform settings, check them, read them.
export * from './check-platform';
export * from './load-platform';

// What they come to for a team.
export * from './team-view';

// What they say.
export type * from './platform-rule';
export type * from './platform-settings';
