/** What can be scaffolded: every backend × language × layout. */

/** What builds the pipeline. */
export const BACKENDS = ['cdk', 'pulumi'];

/** What a service is written in. */
export const LANGUAGES = ['node', 'python', 'java', 'go', 'dockerfile'];

/** One service in the repository, or many. */
export const LAYOUTS = ['single', 'monorepo'];

/** All of them; those with the same packages stand side by side, so that one can take over the node_modules of another. */
export const COMBINATIONS = BACKENDS.flatMap((backend) =>
  LAYOUTS.flatMap((layout) => LANGUAGES.map((language) => ({ backend, layout, language }))),
);
