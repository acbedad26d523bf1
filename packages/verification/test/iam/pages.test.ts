import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENTS } from '../../src/iam/calls/documents';
import { findStalePages, writePages } from '../../src/iam/page-files';
import { renderPages } from '../../src/iam/pages';
import { SYSTEMS } from './systems';

const PAGES = renderPages(SYSTEMS);

test('the pages in docs/iam are those that would be written now', () => {
  expect(findStalePages(PAGES)).toEqual([]);
});

test('there is a page for every system, and none holds what was not found', () => {
  const names = new Set(SYSTEMS.map(({ name }) => `${name}.md`));
  expect([...PAGES.keys()].sort()).toEqual([...names, 'README.md', 'attacks.md', 'calls.md'].sort());
  for (const [name, page] of PAGES) {
    expect({ name, found: page.match(/undefined|\[object|NaN/g) }).toEqual({ name, found: null });
    expect(page.endsWith('\n') && !page.endsWith('\n\n')).toBe(true);
  }
});

test('a page says who may assume a role, what it may do with what, and what for', () => {
  const page = PAGES.get('five-stage.md') ?? '';
  expect(page).toContain(
    '`codebuild.amazonaws.com` may assume it, when `aws:SourceAccount` is the account and `aws:SourceArn` is like `codebuild project/cicd-build-dev`.',
  );
  expect(page).toContain('the image repository `cicd-images-kms-dev`');
  expect(page).toMatch(/push the image \(\[AWS\]\(https:\/\/docs\.aws\.amazon\.com\/AmazonECR/);
  expect(page).toContain('The pipeline fetches the source with it. The role `cicd-pipeline-role-dev` may assume it.');
  expect(page).toContain('### alias/cicd-key-dev');
  expect(page).toContain('the account, as far as its policies say so');
  expect(page).toContain('**may not** `s3:*`');
  expect(page).toContain(
    '| everybody | **may not** `kms:CreateGrant` | itself | `kms:GrantIsForAWSResource` is missing or `false`',
  );
  expect(PAGES.get('strict-payments.md')).toContain(
    '| `logging.s3.amazonaws.com` | `s3:PutObject` | `s3 payments-access-logs-dev-111122223333-eu-west-1/buckets/artifacts/*`',
  );
  expect(PAGES.get('python-api.md')).toMatch(/\| \*\*may not\*\* `s3:GetObject`.*\/cache\/\*` \| {2}\| {2}\|\n/);
});

test('every document is a page of AWS, or of its repositories, and is used', () => {
  const calls = PAGES.get('calls.md') ?? '';
  for (const { title, url } of Object.values(DOCUMENTS)) {
    expect(url).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|github\.com\/aws)\//);
    expect({ title, isUsed: calls.includes(url) }).toEqual({ title, isUsed: true });
  }
});

describe('Pages on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-iam-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are stale when they are missing, changed, or not written any more', () => {
    const pages = new Map([
      ['one.md', 'one\n'],
      ['two.md', 'two\n'],
    ]);
    expect(findStalePages(pages, join(folder, 'nowhere'))).toEqual(['one.md', 'two.md']);
    writePages(pages, folder);
    expect(findStalePages(pages, folder)).toEqual([]);
    writeFileSync(join(folder, 'one.md'), 'edited');
    writeFileSync(join(folder, 'old.md'), 'old');
    expect(findStalePages(pages, folder)).toEqual(['old.md', 'one.md']);
    writePages(pages, folder);
    expect(findStalePages(pages, folder)).toEqual([]);
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toBe('one\n');
  });
});
