import type { NotificationSpec } from '../notification';
import { formatPath } from '../path';
import type { Problem } from '../problem';
import { approvalWithoutStage, duplicate, nothingToDo } from '../problems/stage';
import type { ResolvedSpec } from '../resolved-spec';
import { findRepeated, type Rule, type RuleContext } from './rule';

/** Rules about stages, their actions, and who is told of them. */
export const stageRules: readonly Rule[] = [
  { concerns: ['tests', 'scans', 'approvals', 'notifications', 'registry'], find: ({ spec }) => findDuplicates(spec) },
  { concerns: ['build', 'tests'], find: ({ spec }) => findDuplicateReports(spec) },
  { concerns: ['source', 'tests', 'scans', 'approvals', 'deploy'], find: findUnreachableApprovals },
  { concerns: ['source', 'build', 'tests', 'scans', 'approvals', 'deploy'], find: findNothing },
];

function findDuplicates({ tests, scans, approvals, notifications, registry }: ResolvedSpec): readonly Problem[] {
  return [
    ...findRepeated(tests, ({ name }) => name).map(({ item, index }) => duplicate(`tests[${index}].name`, item.name)),
    ...findRepeated(scans, scanKey).map(({ item, index }) => duplicate(`scans[${index}]`, `the scan ${scanKey(item)}`)),
    ...findRepeated(approvals, ({ before }) => before).map(({ item, index }) =>
      duplicate(`approvals[${index}].before`, item.before),
    ),
    ...findDuplicateNotifications(notifications),
    ...findRepeated(registry.replicateTo, String).map(({ item, index }) =>
      duplicate(`registry.replicateTo[${index}]`, item),
    ),
  ];
}

function scanKey(scan: ResolvedSpec['scans'][number]): string {
  if (scan.kind === 'image') return `image by ${scan.scanner}`;
  return scan.kind === 'sast' ? `sast by ${scan.tool}` : scan.kind;
}

/** The same event told twice to the same channel. */
function findDuplicateNotifications(notifications: readonly NotificationSpec[]): readonly Problem[] {
  const told = notifications.flatMap((notification, index) =>
    notification.on.map((event, position) => ({
      event,
      channel: channelKey(notification),
      path: formatPath(['notifications', index, 'on', position]),
    })),
  );
  return findRepeated(told, ({ event, channel }) => `${event} ${channel}`).map(({ item }) =>
    duplicate(item.path, `${item.event} for the same receiver`),
  );
}

function channelKey({ on: _, ...channel }: NotificationSpec): string {
  return JSON.stringify(channel);
}

function findDuplicateReports({ build, tests }: ResolvedSpec): readonly Problem[] {
  const lists = [
    { path: 'build', reports: build.reports },
    ...tests.map(({ reports }, index) => ({ path: `tests[${index}]`, reports })),
  ];
  return lists.flatMap(({ path, reports }) =>
    findRepeated(reports, ({ name }) => name).map(({ item, index }) =>
      duplicate(`${path}.reports[${index}].name`, item.name),
    ),
  );
}

function findUnreachableApprovals({ spec: { tests, scans, approvals, deploy } }: RuleContext): readonly Problem[] {
  const reasons: { readonly [stage: string]: string | undefined } = {
    test: tests.length === 0 ? 'there are no tests' : undefined,
    scan: scans.length === 0 ? 'there are no scans' : undefined,
    deploy: deploy.target === 'none' ? 'deploy.target is none' : undefined,
  };
  return approvals.flatMap(({ before }, index) => {
    const reason = reasons[before];
    return reason ? [approvalWithoutStage(`approvals[${index}].before`, before, reason)] : [];
  });
}

function findNothing({ spec, said }: RuleContext): readonly Problem[] {
  const { source, tests, scans, approvals, deploy, build } = spec;
  const hasCommands = Object.values(build.commands).some((commands) => commands.length > 0);
  const hasStage = tests.length + scans.length + approvals.length > 0 || deploy.target !== 'none' || hasCommands;
  const isBuilt = said.build?.image !== undefined && said.build.image !== 'none';
  return source.kind === 'ecr' && !hasStage && !isBuilt ? [nothingToDo('')] : [];
}
