// biome-ignore-all assist/source/organizeImports: the headings say what to use first

// Start here: do both backends make the same of these plans?
export * from './parity';
export * from './compare';
export * from './differences';

// What they make, in AWS's own words.
export * from './facts';
export * from './facts/names';
export * from './facts/normalise';
export * from './cdk/intrinsics';
export * from './facts-of-cdk';
export * from './facts-of-pulumi';
export * from './to-template';

// What they are asked to make.
export * from './render-cdk';
export * from './render-pulumi';
export * from './template';

// How a command runs that asks.
export * from './command';
export * from './message-of';
