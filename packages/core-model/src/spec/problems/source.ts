import { defineProblem } from '../problem';

/** Filters that CodePipeline does not combine. */
export const mixedTriggers = defineProblem({
  code: 'mixed-triggers',
  meaning:
    'CodePipeline filters pushes by tags, by branches, or by branches and file paths; tags and file paths together are refused.',
  example:
    'service: orders\nsource: { kind: github, repository: acme/orders, triggers: { tags: ["v*"], paths: ["src/**"] } }',
  find: () => ({ says: 'has tags and paths, which CodePipeline does not combine', fix: 'keep one of the two' }),
});

/** A pattern that excludes nothing. */
export const emptyPattern = defineProblem({
  code: 'empty-pattern',
  meaning: 'A `!` excludes what follows it, and nothing follows.',
  example: 'service: orders\nsource: { kind: github, repository: acme/orders, triggers: { paths: ["!"] } }',
  find: () => ({ says: 'excludes nothing', fix: 'write the pattern after the !' }),
});

/** A pattern that is included and excluded. */
export const contradictingPattern = defineProblem({
  code: 'contradicting-pattern',
  meaning:
    'The same pattern starts the pipeline and keeps it from starting; exclusion wins, so it would never start by it.',
  example:
    'service: orders\nsource: { kind: github, repository: acme/orders, triggers: { paths: ["src/**", "!src/**"] } }',
  find: (pattern: string) => ({
    says: `is included and excluded, got ${JSON.stringify(pattern)}`,
    value: pattern,
    fix: 'keep one of the two',
  }),
});

/** A branch written as a reference. */
export const branchReference = defineProblem({
  code: 'branch-reference',
  meaning: 'Source actions take the name of a branch, not its reference: the branch `refs/heads/main` does not exist.',
  example: 'service: orders\nsource: { kind: codecommit, branch: refs/heads/main }',
  find: (branch: string, name: string) => ({
    says: `must be the name of a branch, got ${JSON.stringify(branch)}`,
    value: branch,
    fix: `write ${name}`,
  }),
});

/** A scan of code that is not there. */
export const noSourceCode = defineProblem({
  code: 'no-source-code',
  meaning:
    'A source of kind ecr is a finished image without its code. A scan of the code would find nothing, and pass.',
  example: 'service: orders\nsource: { kind: ecr, repository: orders }\nscans: [{ kind: sast }]',
  find: (kind: string) => ({
    says: `scans code, and source.kind ecr has none`,
    value: kind,
    allowed: 'image',
    fix: 'scan the code where the image is built, and take kind image here',
  }),
});

/** A build of a source that is built already. */
export const builtSource = defineProblem({
  code: 'built-source',
  meaning:
    'A source of kind ecr is a finished image, which the pipeline releases as it is. There is no code to build another from.',
  example: 'service: orders\nsource: { kind: ecr, repository: orders }\nbuild: { image: { dockerfile: Dockerfile } }',
  find: () => ({
    says: 'cannot be built: source.kind ecr is a finished image',
    fix: 'remove build.image, or take the source from a repository',
  }),
});
