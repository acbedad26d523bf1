import type { AppliedDefault, DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import { styleOf } from '../style';
import type { Terminal } from '../terminal';
import { deliveryBlocks, runtimeBlocks } from './blocks';
import { defaultBranches } from './defaults';
import { documentBranches } from './documents';
import { roleBranches } from './roles';
import { stageBranches } from './stages';
import { type Branch, drawTree, group } from './tree';
import { words } from './words';

/** The plan for people: stages, blocks, roles, documents, outputs, and the defaults with their reasons. */
export function printPlan(plan: DeliveryPipelinePlan, defaults: readonly AppliedDefault[], terminal: Terminal): string {
  const style = styleOf(terminal);
  const sections = [
    ...group('stages', stageBranches(plan.delivery.pipeline)),
    ...group('delivery', deliveryBlocks(plan.delivery)),
    ...plan.runtimes.flatMap((runtime) => group(`runtime ${runtime.id}`, runtimeBlocks(runtime))),
    ...group('roles', roleBranches(plan)),
    ...group('documents', documentBranches(plan)),
    ...group('outputs', outputBranches(plan)),
    ...group('defaults', defaultBranches(defaults)),
  ].map((section) => ({ ...section, text: style.strong(section.text) }));
  const root = { text: style.strong(plan.delivery.pipeline.name), note: whereTo(plan), branches: sections };
  return `${drawTree(root, style).join('\n')}\n`;
}

function whereTo({ environment: { suffix, account, region } }: DeliveryPipelinePlan): string {
  return `environment ${suffix}, account ${account ?? 'of the deployment'}, region ${region ?? 'of the deployment'}`;
}

function outputBranches({ outputs }: DeliveryPipelinePlan): readonly Branch[] {
  return outputs.map(({ name, description, value }) => ({ text: `${name} = ${words(value)}`, note: description }));
}
