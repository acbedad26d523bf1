import { isKept, STRICT_CONTROLS, type StrictControl } from '../hardening';
import { parsePath, valueAt } from '../path';
import type { PipelineSpec } from '../pipeline-spec';
import type { Problem } from '../problem';
import { belowStrict, noCertificate, publicTasks } from '../problems/hardening';
import type { Rule, RuleContext } from './rule';

/** Rules about what `hardening: strict` asks for. */
export const hardeningRules: readonly Rule[] = [
  ...STRICT_CONTROLS.map((control): Rule => {
    const [part] = parsePath(control.path) as readonly (keyof PipelineSpec)[];
    return { concerns: ['hardening', ...(part ? [part] : [])], find: (context) => findBelow(control, context) };
  }),
  { concerns: ['hardening', 'deploy'], find: findPlainHttp },
  { concerns: ['hardening', 'network'], find: findPublicTasks },
];

/** Where there is no value, there is nothing that it would protect. */
function findBelow(control: StrictControl, { spec }: RuleContext): readonly Problem[] {
  const actual = valueAt(spec, parsePath(control.path));
  if (spec.hardening !== 'strict' || actual === undefined || isKept(control, actual)) return [];
  return [belowStrict(control.path, control.value, actual)];
}

function findPlainHttp({ spec }: RuleContext): readonly Problem[] {
  const { hardening, deploy } = spec;
  if (hardening !== 'strict' || deploy.target !== 'ecs' || deploy.service.certificate !== undefined) return [];
  return [noCertificate('deploy.service.certificate')];
}

function findPublicTasks({ spec: { hardening, network } }: RuleContext): readonly Problem[] {
  return hardening === 'strict' && network?.egress === 'public-ip' ? [publicTasks('network.egress')] : [];
}
