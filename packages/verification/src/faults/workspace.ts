import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { applyFault } from './apply-fault';
import type { Fault } from './fault';

/** What tests of the packages read besides the packages. */
const SHARED = ['docs', 'scripts', 'package.json', 'tsconfig.base.json', 'README.md', 'apps'];
const LEFT_OUT = new Set(['coverage', 'cdk.out', 'test-results', 'node_modules', '.jest-cache', '.tsbuildinfo.tmp']);

/** A copy of the sources, in a temporary folder, that faults are put into. Installed packages are not copied but linked. */
export class Workspace {
  /** The folder. */
  readonly root: string;

  /** @param repository the root of the repository, which is only read */
  constructor(private readonly repository: string) {
    this.root = mkdtempSync(join(tmpdir(), 'tap-pipeline-faults-'));
    for (const name of [...SHARED, 'packages']) this.copy(name);
    this.linkModules();
  }

  /** Whether there is such a file, from the root. */
  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /**
   * Does something with the fault in its file, and takes the fault out again.
   * @throws StaleFault when the fault does not fit its file
   */
  async withFault<T>(fault: Fault, action: () => Promise<T>): Promise<T> {
    const path = join(this.root, fault.file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, applyFault(text, fault));
    try {
      return await action();
    } finally {
      writeFileSync(path, text);
    }
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private copy(name: string): void {
    const from = join(this.repository, name);
    if (!existsSync(from)) return;
    cpSync(from, join(this.root, name), { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  }

  /** The packages of the repository itself are those of the copy: their links lead into `packages`. */
  private linkModules(): void {
    linkAll(join(this.repository, 'node_modules'), join(this.root, 'node_modules'));
    for (const name of readdirSync(join(this.root, 'packages'))) {
      const modules = join('packages', name, 'node_modules');
      if (existsSync(join(this.repository, modules)))
        symlinkSync(join(this.repository, modules), join(this.root, modules));
    }
  }
}

/** Links the entries; a link that leads to a workspace is made anew, so that it leads to the one of the copy. */
function linkAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    const isScope = name.startsWith('@') && !lstatSync(path).isSymbolicLink();
    if (isScope) linkAll(path, join(to, name));
    else if (lstatSync(path).isSymbolicLink()) cpSync(path, join(to, name), { verbatimSymlinks: true });
    else symlinkSync(path, join(to, name));
  }
}
