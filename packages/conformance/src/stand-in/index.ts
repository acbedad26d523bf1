// biome-ignore-all assist/source/organizeImports: the headings say what to use first

// Start here: a provider in place of AWS's, and the cloud that it makes things in.
export * from './stand-in-provider';
export * from './cloud';

// What it knows.
export * from './resource-types';
export * from './functions';
export * from './value';
