import type { SettingSources } from '@tap-pipeline/core-model';
import type { CommandLine } from './command';
import type { Terminal } from './terminal';

/** Where settings come from on the command line: its options first, then environment variables. */
export function settingSources({ values }: CommandLine, { variables }: Terminal): SettingSources {
  const { suffix, account, region, platform } = values;
  return {
    ...(suffix !== undefined && { explicit: { environmentSuffix: suffix } }),
    variables,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(platform !== undefined && { platform }),
  };
}
