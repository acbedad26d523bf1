/** Whether rendered infrastructure has what the plan says: no name more, no name less. */

/** An ARN that ends with a name is none. */
const isName = (text, suffix) => text.endsWith(`-${suffix}`) && !text.includes(':');

const READERS = {
  cdk: (template) => {
    const resources = Object.values(template.Resources);
    const of = (type) => resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
    return {
      roles: of('AWS::IAM::Role').map(({ RoleName }) => RoleName),
      actions: of('AWS::CodePipeline::Pipeline').flatMap(({ Stages }) =>
        Stages.flatMap(({ Name, Actions }) => Actions.map((action) => `${Name}/${action.Name}`)),
      ),
    };
  },
  pulumi: (resources) => {
    const of = (type) => resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs);
    return {
      roles: of('aws:iam/role:Role').map(({ name }) => name),
      actions: of('aws:codepipeline/pipeline:Pipeline').flatMap(({ stages }) => toActions(stages)),
    };
  },
};

/**
 * Compares names of resources, names of roles, and the actions of the pipeline in their order.
 *
 * @param {any} plan as of `tap-pipeline plan --json`
 * @param {'cdk' | 'pulumi'} backend
 * @param {any} rendered the file that `tap-pipeline render` wrote
 * @returns {string[]} what differs; empty where nothing does
 */
export function compareWithPlan(plan, backend, rendered) {
  const planned = backend === 'pulumi' ? withoutBucketEmptier(plan) : plan;
  const namesOf = (document) => textsOf(document).filter((text) => isName(text, plan.environment.suffix));
  const { roles, actions } = READERS[backend](rendered);
  const plannedActions = toActions(planned.delivery.pipeline.stages);
  const differences = [
    ...compareLists('name', namesOf(planned), namesOf(rendered)),
    ...compareLists('role', rolesOf(planned), roles),
    ...compareLists('action', plannedActions, actions),
  ];
  if (plannedActions.join() !== actions.join()) differences.push('the order of the actions differs');
  return differences;
}

/** Pulumi empties buckets by itself. */
function withoutBucketEmptier(plan) {
  const { bucketEmptier, ...delivery } = plan.delivery;
  return { ...plan, delivery };
}

function compareLists(what, planned, built) {
  if (planned.length === 0) return [`the plan has no ${what}, so nothing was compared`];
  return [
    ...[...new Set(planned)]
      .filter((one) => !built.includes(one))
      .map((one) => `${what} ${one} is planned and not built`),
    ...[...new Set(built)]
      .filter((one) => !planned.includes(one))
      .map((one) => `${what} ${one} is built and not planned`),
  ];
}

function textsOf(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function rolesOf(value) {
  if (typeof value !== 'object' || value === null) return [];
  const own = value.trust !== undefined && typeof value.name === 'string' ? [value.name] : [];
  return [...own, ...Object.values(value).flatMap(rolesOf)];
}

function toActions(stages) {
  return stages.flatMap(({ name, actions }) => actions.map((action) => `${name}/${action.name}`));
}
