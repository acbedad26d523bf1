import { defineProblem } from '../problem';
import { suggest } from '../suggest';

/** A setting with an unknown name. */
export const unknownSetting = defineProblem({
  code: 'unknown-setting',
  meaning:
    'A setting, given in code or as an environment variable that begins with `TAP_PIPELINE_`, that does not exist. `docs/settings.md` lists them all.',
  example: { variables: { TAP_PIPELINE_BUILD_COMPUT: 'large' } },
  find: (name: string, known: readonly string[]) => {
    const meant = suggest(name, known);
    return {
      says: `has an unknown setting, ${name}${meant ? `: did you mean ${meant}?` : ''}`,
      allowed: 'the settings of docs/settings.md',
      fix: meant ? `name it ${meant}` : 'remove it',
    };
  },
});

/** A setting for a part that the spec does not have. */
export const idleSetting = defineProblem({
  code: 'idle-setting',
  meaning: 'A setting for a part that the spec does not have, such as the CPU of a service when nothing is deployed.',
  example: { variables: { TAP_PIPELINE_DEPLOY_SERVICE_CPU: '512' } },
  find: (what: string) => ({ says: `is set, but ${what}`, fix: 'remove the setting, or add that part to the spec' }),
});

/** A key that no environment may override. */
export const notOverridable = defineProblem({
  code: 'not-overridable',
  meaning: 'The service, the suffix and the overrides themselves are the same in all environments.',
  example: 'service: orders\nsource: { kind: s3 }\noverrides: { prod: { service: payments } }',
  find: (key: string) => ({
    says: `cannot be overridden: ${key} is the same in all environments`,
    fix: 'set it at the top of the spec',
  }),
});

/** An override for a suffix that cannot exist. */
export const impossibleSuffix = defineProblem({
  code: 'impossible-suffix',
  meaning: 'The name of an override is an environment suffix, which has the form of `suffix`.',
  example: 'service: orders\nsource: { kind: s3 }\noverrides: { Production: { removal: retain } }',
  find: (suffix: string) => ({
    says: `is for a suffix that cannot exist, ${JSON.stringify(suffix.slice(0, 40))}`,
    allowed: 'lower-case letters, digits and hyphens, beginning with a letter, at most 16 characters',
    fix: 'name it as the suffix of the environment',
  }),
});
