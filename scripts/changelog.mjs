/** CHANGELOG.md, written from the commits. */

const TITLE = '# Changelog';
const INTRODUCTION = `All packages have one version. Written from the commits by \`npm run release -- prepare\`; see [releasing](docs/releasing.md).`;

/** What users are told of, in this order. Other commits do not change what they have. */
const HEADINGS = { feat: 'Features', fix: 'Fixes', perf: 'Faster', revert: 'Taken back' };

/**
 * The section of one release.
 *
 * @param {string} version
 * @param {string} date such as `2026-11-21`
 * @param {ReturnType<import('./release-commits.mjs').readCommits>} commits
 */
export function renderSection(version, date, commits) {
  const breaking = commits.filter((commit) => commit.breaking);
  const blocks = [
    ['Breaking changes', breaking.map((commit) => ({ ...commit, text: commit.breaking }))],
    ...Object.entries(HEADINGS).map(([type, heading]) => [heading, commits.filter((commit) => commit.type === type)]),
  ].filter(([, entries]) => entries.length > 0);
  const body = blocks.map(([heading, entries]) => `### ${heading}\n\n${entries.map(toLine).sort().join('\n')}`);
  return [`## ${version} (${date})`, ...(body.length > 0 ? body : ['Nothing that users notice.'])].join('\n\n');
}

/** The changelog with a section before all others. */
export function addSection(changelog, section) {
  const rest = changelog?.slice(changelog.indexOf('\n## ') + 1);
  const hasSections = changelog?.includes('\n## ');
  return `${[TITLE, INTRODUCTION, section].join('\n\n')}\n${hasSections ? `\n${rest}` : ''}`;
}

/** What a changelog says about a version, without its heading; undefined where it says nothing. */
export function tryFindSection(changelog, version) {
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`${version} `));
  return section?.slice(section.indexOf('\n')).trim();
}

function toLine({ hash, scope, text }) {
  return `- ${scope ? `**${scope}**: ` : ''}${text} (${hash})`;
}
