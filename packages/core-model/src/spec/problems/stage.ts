import { defineProblem } from '../problem';

/** Two things with one name. */
export const duplicate = defineProblem({
  code: 'duplicate',
  meaning:
    'Two entries of a list that must differ: actions of a stage and reports of a build need names of their own, and the same scan, address or subnet twice does nothing more than once.',
  example:
    'service: orders\nsource: { kind: s3 }\ntests: [{ name: unit, commands: [pytest] }, { name: unit, commands: [jest] }]',
  find: (what: string) => ({ says: `repeats ${what}`, value: what, fix: 'rename or remove one of them' }),
});

/** An approval before a stage that does not exist. */
export const approvalWithoutStage = defineProblem({
  code: 'approval-without-stage',
  meaning: 'The stage that the approval should come before does not exist in this pipeline.',
  example: 'service: orders\nsource: { kind: s3 }\napprovals: [{ before: test }]',
  find: (stage: string, reason: string) => ({
    says: `waits before the stage ${stage}, which does not exist: ${reason}`,
    value: stage,
    fix: 'choose another stage, or add what makes this one',
  }),
});

/** A pipeline that does nothing. */
export const nothingToDo = defineProblem({
  code: 'nothing-to-do',
  meaning:
    'A pipeline needs a stage after its source. A finished image that is neither tested, scanned, approved nor deployed has none.',
  example: 'service: orders\nsource: { kind: ecr, repository: orders }',
  find: () => ({ says: 'has no stage after its source', fix: 'add deploy, tests, scans or approvals' }),
});

/** A setting that would be ignored. */
export const noEffect = defineProblem({
  code: 'no-effect',
  meaning:
    'The setting is possible, but another one makes that it changes nothing. AWS or the tools would ignore it silently.',
  example: 'service: orders\nsource: { kind: s3 }\nencryption: { deletionWindowDays: 7 }',
  find: (reason: string, fix?: string) => ({ says: `has no effect: ${reason}`, fix: fix ?? 'remove it' }),
});
