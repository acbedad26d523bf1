import type { RolePlan } from '@tap-pipeline/core-model';
import type { LifeCall } from '../calls/call';
import { callsOf } from '../calls/calls-of';
import type { Context, Request } from '../evaluate';
import { Places, rolesOf } from '../places';

/** Something that nobody may do, and who tries it. */
export interface Denial {
  /** What is tried, in a few words. */
  readonly what: string;
  /** Why it has to be denied. */
  readonly reason: string;
  /** Who tries it, in one system; nothing where a system has not what it is about. */
  readonly attempts: (scene: Scene) => readonly Request[];
}

/** A system as an attacker finds it. */
export interface Scene {
  /** Where its things are. */
  readonly places: Places;
  /** Its roles. */
  readonly roles: readonly RolePlan[];
  /** What its components do in their lives. */
  readonly calls: readonly LifeCall[];
}

/** The scene of a plan. */
export function sceneOf(plan: Places['plan']): Scene {
  const places = new Places(plan);
  return { places, roles: rolesOf(plan), calls: callsOf(places) };
}

/** Every role of the system tries every action on every resource. */
export function everyRole(
  actions: readonly string[],
  resources: readonly string[] | ((scene: Scene, role: RolePlan) => readonly string[]),
  context: Context = {},
): Denial['attempts'] {
  return (scene) =>
    scene.roles.flatMap((role) => {
      const tried = typeof resources === 'function' ? resources(scene, role) : resources;
      return actions.flatMap((action) => tried.map((resource) => requestOf(scene, role, action, resource, context)));
    });
}

/** Every role tries what other components do, unless it does the same in its own life. */
export function whatOthersDo(isMeant: (call: LifeCall) => boolean): Denial['attempts'] {
  return ({ places, roles, calls }) => {
    const meant = calls.filter(isMeant);
    return roles.flatMap(({ id }) => {
      const principal = places.role(id);
      const own = new Set(meant.filter((call) => call.principal === principal).map(keyOf));
      return meant
        .filter((call) => !own.has(keyOf(call)))
        .map(({ action, resource, context }) => ({ principal, action, resource, context }));
    });
  };
}

/** The same, for the calls of certain actions. */
export function whatOnlyOthersMay(...actions: readonly string[]): Denial['attempts'] {
  return whatOthersDo(({ action }) => actions.includes(action));
}

/** A request of a role. */
export function requestOf(
  { places }: Scene,
  { id }: RolePlan,
  action: string,
  resource: string,
  context: Context = {},
): Request {
  return { principal: places.role(id), action, resource, context };
}

function keyOf({ action, resource }: LifeCall): string {
  return `${action} ${resource}`;
}
