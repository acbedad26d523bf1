import type { Places } from '../places';
import { rolesOf } from '../places';
import { callsOfAssumption } from './assumptions';
import { callsOfProject } from './builds';
import type { LifeCall } from './call';
import { callsOfBucketEmptier, callsOfStart } from './others';
import {
  callsOfBuildAction,
  callsOfDeployAction,
  callsOfInspectorAction,
  callsOfPipeline,
  callsOfSourceAction,
} from './pipeline';
import {
  callsOfDefaultGroupCloser,
  callsOfDeployment,
  callsOfExecution,
  callsOfFlowLogs,
  callsOfTask,
} from './runtime';
import { callsOfServices } from './services';

/** Every call that the components of a plan make in their lives, each once. */
export function callsOf(places: Places): readonly LifeCall[] {
  const all = [
    ...rolesOf(places.plan).flatMap((role) => [...callsOfAssumption(places, role), ...callsOfRole(places, role.id)]),
    ...callsOfServices(places),
  ];
  const asked = ({ principal, action, resource, context }: LifeCall) =>
    JSON.stringify([principal, action, resource, context]);
  return [...new Map(all.map((call) => [asked(call), call])).values()];
}

/**
 * The calls that are made with a role of the plan.
 * @throws Error for a role of which it is not known what works with it
 */
export function callsOfRole(places: Places, id: string): readonly LifeCall[] {
  const { delivery, runtimes } = places.plan;
  const project = delivery.buildProjects.find((candidate) => candidate.id === id);
  if (project) return callsOfProject(places, project);
  if (delivery.chatChannels.some((channel) => channel.id === id)) return [];
  const ofDelivery = OF_DELIVERY[id];
  if (ofDelivery) return ofDelivery(places);
  const ofRuntime = OF_RUNTIME[id];
  if (!ofRuntime) throw new Error(`it is not known which calls are made with the role ${id}; say so in calls-of.ts`);
  return runtimes.flatMap((runtime) => ofRuntime(places, runtime));
}

const OF_DELIVERY: { readonly [role: string]: (places: Places) => readonly LifeCall[] } = {
  pipeline: callsOfPipeline,
  'source-action': callsOfSourceAction,
  'build-action': callsOfBuildAction,
  'inspector-action': callsOfInspectorAction,
  'deploy-action': callsOfDeployAction,
  start: callsOfStart,
  'bucket-emptier': callsOfBucketEmptier,
};

const OF_RUNTIME: { readonly [role: string]: typeof callsOfDeployment } = {
  deployment: callsOfDeployment,
  'task-execution': callsOfExecution,
  task: callsOfTask,
  'flow-logs': callsOfFlowLogs,
  'default-group-closer': callsOfDefaultGroupCloser,
};
