import { actionlint } from './all/actionlint';
import { attw } from './all/attw';
import { nagAwsSolutions, nagNist } from './all/cdk-nag';
import { cfnGuard } from './all/cfn-guard';
import { cfnLint } from './all/cfn-lint';
import { checkov } from './all/checkov';
import { cloudformationValidator } from './all/cloudformation-validator';
import { hadolint } from './all/hadolint';
import { licences } from './all/licences';
import { npmAudit } from './all/npm-audit';
import { publint } from './all/publint';
import { shellcheck } from './all/shellcheck';
import { zizmor } from './all/zizmor';
import type { Judge } from './judge';

/** All judges, in the order of the report: of templates, of what surrounds them, of packages. */
export const JUDGES: readonly Judge[] = [
  cloudformationValidator,
  cfnLint,
  checkov,
  cfnGuard,
  nagAwsSolutions,
  nagNist,
  shellcheck,
  actionlint,
  zizmor,
  hadolint,
  npmAudit,
  licences,
  publint,
  attw,
];
