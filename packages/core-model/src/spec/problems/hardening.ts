import { defineProblem } from '../problem';

/** A value that is looser than `hardening: strict` allows. */
export const belowStrict = defineProblem({
  code: 'below-strict',
  meaning:
    'With `hardening: strict` a spec may make a control stricter, never looser. A control that a spec could switch off one by one would be strict in name only; `docs/hardening.md` lists the controls.',
  example: 'service: orders\nsource: { kind: s3 }\nhardening: strict\nlogs: { buildDays: 30 }',
  find: (wanted: string | number | boolean, actual: unknown) => {
    const allowed = typeof wanted === 'number' ? `at least ${wanted}` : String(wanted);
    return {
      says: `must be ${allowed} with hardening strict, got ${String(actual)}`,
      value: String(actual),
      allowed,
      fix: `remove it or write ${wanted}; where it has to stay, set hardening to baseline and write the other controls out`,
    };
  },
});

/** A strict service without a certificate. */
export const noCertificate = defineProblem({
  code: 'no-certificate',
  meaning:
    'Without a certificate the listener speaks plain HTTP, which anybody on the way can read and change. `hardening: strict` has HTTPS only: port 80 redirects.',
  example: 'service: orders\nsource: { kind: s3 }\nhardening: strict\ndeploy: { target: ecs }',
  find: () => ({
    says: 'is missing: with hardening strict the load balancer speaks HTTPS only',
    allowed: 'the ARN of a certificate in AWS Certificate Manager, of the same region',
    fix: 'ask for one with `aws acm request-certificate --validation-method DNS --domain-name <name>`, and name its ARN in deploy.service.certificate',
  }),
});

/** A strict service whose tasks have addresses in the internet. */
export const publicTasks = defineProblem({
  code: 'public-tasks',
  meaning:
    'Tasks with a public address can be reached from the internet as soon as one rule of a security group is wrong. With `hardening: strict` they are in private subnets.',
  example:
    'service: orders\nsource: { kind: s3 }\nhardening: strict\nnetwork: { kind: new, egress: public-ip }\ndeploy: { target: ecs, service: { certificate: "arn:aws:acm:eu-central-1:111122223333:certificate/0f8fad5b-d9cb-469f-a165-70867728950e" } }',
  find: () => ({
    says: 'must not be public-ip with hardening strict: no task has an address in the internet',
    value: 'public-ip',
    allowed: 'nat, nat-per-zone or endpoints',
    fix: 'write nat, or endpoints where the tasks need AWS alone; in an existing network name private subnets, too',
  }),
});
