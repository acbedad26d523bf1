import { type Facts, isFactLink } from '../facts';
import { linksOf } from '../facts/links';

/** What custom resources need, besides what they are about: their function, its role with its policy, and its log group. */
export function findNeeds(customResources: readonly string[], facts: Facts): readonly string[] {
  const functions = customResources.flatMap((id) => linksOf(facts.resources[id]?.properties.ServiceToken ?? ''));
  const needed = functions.flatMap((id) => linksOf(facts.resources[id]?.properties ?? {}));
  return [...functions, ...needed, ...policiesOf(needed, facts)];
}

function policiesOf(roles: readonly string[], { resources }: Facts): readonly string[] {
  return Object.values(resources)
    .filter(({ type }) => type === 'AWS::IAM::RolePolicy')
    .filter(({ properties: { RoleName } }) => isFactLink(RoleName) && roles.includes(RoleName.link))
    .map(({ id }) => id);
}
