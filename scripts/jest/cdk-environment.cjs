/**
 * Runs before each test file of a package that synthesises CDK apps.
 *
 * Without these settings the first synth of a test file loads a validator for four seconds, and every `new App()`
 * leaves a folder in the temporary directory.
 */
const { resolve } = require('node:path');

process.env.CDK_VALIDATION ??= 'false';
process.env.CDK_OUTDIR ??= resolve('cdk.out', `jest-${process.env.JEST_WORKER_ID ?? '1'}`);
