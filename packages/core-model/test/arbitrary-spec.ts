import fc from 'fast-check';
import type { PipelineSpec } from '../src/spec/pipeline-spec';
import { withHardening } from './arbitrary-spec/hardening';
import { identity } from './arbitrary-spec/identity';
import { approvals, logs, registry } from './arbitrary-spec/limits';
import { withOverride } from './arbitrary-spec/overrides';
import { type Parts, parts } from './arbitrary-spec/parts';
import { withoutUndefined } from './arbitrary-spec/values';

/** A valid spec, with any of its parts said or left out; it can say every option of the schema. */
export function arbitrarySpec(): fc.Arbitrary<PipelineSpec> {
  const specs = identity.chain((who) => parts.chain((said) => specOf(who, said))).map(withoutUndefined);
  return withOverride(withHardening(specs));
}

/** An environment suffix. */
export { suffix } from './arbitrary-spec/identity';

/** What other parts set limits to is said last. */
function specOf(who: Omit<PipelineSpec, 'source'>, { choice, runtime, alarms, ...said }: Parts) {
  return fc
    .record({ approvals: approvals(choice, said), registry: registry(choice, said), logs: logs(choice, runtime) })
    .map(
      (limited): PipelineSpec => ({
        ...who,
        ...said,
        ...runtime,
        ...limited,
        source: choice.source,
        monitoring: said.monitoring && { ...said.monitoring, alarms: { ...said.monitoring.alarms, ...alarms } },
      }),
    );
}
