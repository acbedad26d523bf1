import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ROOT } from '../run.mjs';
import { installationOf, writeBillsOfMaterials } from '../sbom.mjs';
import { findWorkspaces } from '../workspaces.mjs';

const lock = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8'));
const published = findWorkspaces().filter(({ manifest }) => !manifest.private);
const folder = mkdtempSync(join(tmpdir(), 'tap-bills-'));
const files = writeBillsOfMaterials(folder);

const TOOLS = ['@biomejs/biome', '@swc/core', 'cdk-nag', 'fast-check', 'jest', 'nx', 'projen', 'tsx', 'typescript'];

/** Their licence is a file in the package, not a name that a machine reads. */
const LICENCE_IN_A_FILE = ['@logdna/tail-file'];

describe('npm run sbom', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('writes one bill of materials for each published package', () => {
    const subjects = files.map((file) => read(file).metadata.component.purl);
    assert.deepEqual(subjects.sort(), published.map(({ manifest }) => toPurl(manifest.name, manifest.version)).sort());
  });

  for (const file of files) {
    const bill = read(file);
    const { manifest } = published.find((one) => toPurl(one.manifest.name, one.manifest.version) === subjectOf(bill));

    test(`the bill of ${manifest.name} is CycloneDX, and each component has an address and a licence`, () => {
      assert.equal(bill.bomFormat, 'CycloneDX');
      assert.match(bill.specVersion, /^1\.\d+$/);
      assert.ok(bill.components.length > 0);
      for (const { name, purl, version, licenses } of bill.components) {
        assert.equal(purl, toPurl(fullNameOf(purl), version), `the address of ${name}`);
        const isNamed = licenses?.length > 0 || LICENCE_IN_A_FILE.includes(fullNameOf(purl));
        assert.ok(isNamed, `${purl} has a licence`);
      }
    });

    test(`the bill of ${manifest.name} has every dependency of production, in the version of the lock file`, () => {
      const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
      const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
      const names = [...Object.keys(dependencies), ...peers];
      const found = new Set(bill.components.map(({ purl }) => purl));
      const expected = names.map((name) => toPurl(name, versionOf(name, manifest)));
      assert.deepEqual(
        expected.filter((purl) => !found.has(purl)),
        [],
      );
    });

    test(`the bill of ${manifest.name} has nothing that only development needs`, () => {
      const names = bill.components.map(({ purl }) => fullNameOf(purl));
      assert.deepEqual(
        names.filter((name) => TOOLS.includes(name)),
        [],
      );
    });
  }

  test('writes the same bytes for the same commit', () => {
    const again = mkdtempSync(join(tmpdir(), 'tap-bills-'));
    const texts = (paths) => paths.map((path) => [basename(path), readFileSync(path, 'utf8')]);
    assert.deepEqual(texts(writeBillsOfMaterials(again)), texts(files));
    rmSync(again, { recursive: true, force: true });
  });
});

describe('the installation of a package', () => {
  const packages = {
    '': { devDependencies: { tool: '1' } },
    'packages/one': {
      version: '1.0.0',
      dependencies: { '@ours/two': '^1.0.0', shared: '^2.0.0' },
      devDependencies: { tool: '1' },
    },
    'packages/one/node_modules/shared': { version: '2.1.0' },
    'packages/two': {
      version: '1.0.0',
      dependencies: { shared: '^1.0.0' },
      peerDependencies: { asked: '*', offered: '*' },
      peerDependenciesMeta: { offered: { optional: true } },
      optionalDependencies: { elsewhere: '*' },
    },
    'node_modules/@ours/two': { resolved: 'packages/two', link: true },
    'node_modules/asked': { version: '3.0.0', dependencies: { shared: '*' } },
    'node_modules/offered': { version: '4.0.0' },
    'node_modules/shared': { version: '1.5.0' },
    'node_modules/tool': { version: '1.0.0', dev: true },
  };

  test('has what Node would find from each package, a nearer version before that of the root', () => {
    const { packages: installed } = installationOf({ packages }, 'packages/one', 'one');
    assert.deepEqual(
      Object.entries(installed).map(([path, { version }]) => [path, version]),
      [
        ['', '1.0.0'],
        ['node_modules/one', '1.0.0'],
        ['node_modules/@ours/two', '1.0.0'],
        ['node_modules/one/node_modules/shared', '2.1.0'],
        ['node_modules/shared', '1.5.0'],
        ['node_modules/asked', '3.0.0'],
      ],
    );
  });

  test('has no tools, and no other packages of this repository as links', () => {
    const { packages: installed } = installationOf({ packages }, 'packages/one', 'one');
    assert.equal(installed['node_modules/one'].devDependencies, undefined);
    assert.equal(installed['node_modules/@ours/two'].link, undefined);
  });
});

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function subjectOf(bill) {
  return bill.metadata.component.purl;
}

function toPurl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function fullNameOf(purl) {
  return purl.slice('pkg:npm/'.length, purl.lastIndexOf('@')).replace('%40', '@');
}

/** Own packages have one version; others that of the lock file, nearer first. */
function versionOf(name, { name: owner }) {
  const own = published.find(({ manifest }) => manifest.name === name);
  if (own) return own.manifest.version;
  const { dir } = published.find(({ manifest }) => manifest.name === owner);
  return (lock.packages[`${dir}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`]).version;
}
