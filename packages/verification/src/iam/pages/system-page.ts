import { countAttempts } from '../denials';
import { type Scene, sceneOf } from '../denials/denial';
import { bucketsOf } from '../places';
import { type System, titleOf } from '../systems';
import { resourceSection, roleSection } from './role-section';

/** Everything about the rights in one system, for people. */
export function systemPage(system: System): string {
  const scene = sceneOf(system.plan);
  const { service, suffix } = nameOf(system);
  return [
    HEAD,
    `# Rights in ${titleOf(system)}`,
    `The ${scene.roles.length} roles of the service ${service} in the environment ${suffix}, as the plan has them. With the policies of both backends, ${scene.calls.length} calls of components are allowed, and ${countAttempts(scene)} calls of [attackers](attacks.md) are denied. How that is found is told in the [overview](README.md).`,
    '## Roles',
    ...scene.roles.map((role) => roleSection(scene, role)),
    ...policySections(scene),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** What stands at the beginning of every page. */
export const HEAD = '<!-- Written by `npm run iam -- --write`; change the plan or the tables, not this page. -->';

function nameOf({ plan }: System) {
  return { service: plan.tags.Service ?? '', suffix: plan.environment.suffix };
}

function policySections(scene: Scene): readonly string[] {
  const { encryptionKey, notificationTopics } = scene.places.plan.delivery;
  return [
    '## Policies of keys, buckets and topics',
    ...(encryptionKey ? [resourceSection(scene, encryptionKey.alias, encryptionKey.policy)] : []),
    ...bucketsOf(scene.places.plan).map(({ name, policy }) => resourceSection(scene, scene.places.text(name), policy)),
    ...notificationTopics.map(({ name, policy }) => resourceSection(scene, name, policy)),
  ];
}
