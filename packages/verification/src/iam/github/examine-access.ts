import { type Examined, isRight, toMessage } from '../examine';
import { Judge } from '../judge';
import { accessCases } from './access-table';
import { type AccessParameters, accessPolicies } from './access-template';

/** What the roles for GitHub Actions answer, with each choice of backends. */
export interface AccessExamination {
  /** Calls that were asked for. */
  readonly calls: number;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
}

/** Asks the roles that the generator's template makes for everything in the table. */
export async function examineAccess(template?: string): Promise<AccessExamination> {
  const examined: Examined[] = [];
  for (const Backends of ['cdk', 'pulumi', 'cdk-and-pulumi'] as const) {
    const parameters: AccessParameters = { Repository: 'acme@1/orders@2', Environment: 'dev', Backends };
    const judge = new Judge(accessPolicies(parameters, template));
    for (const { what, expected, ...request } of accessCases(parameters))
      examined.push({ ...request, what: `${what} (${Backends})`, expected, ...(await judge.ask(request)) });
  }
  const wrong = examined.filter((one) => !isRight(one));
  return { calls: examined.length, problems: wrong.map((one) => `roles for GitHub: ${toMessage(one)}`) };
}
