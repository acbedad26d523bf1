import type { AccessCase } from './access-case';
import type { AccessParameters } from './access-template';
import { deployCalls } from './deploy-calls';
import { escalations } from './escalations';
import { signIns } from './sign-ins';

/** Everything that is asked of the roles of the template; the environment that is deployed is dev. */
export function accessCases(parameters: AccessParameters): readonly AccessCase[] {
  return [...signIns(parameters), ...deployCalls(parameters), ...escalations()];
}
