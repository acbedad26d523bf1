import { existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The compiled form of a module, with the hash of the text that it was made of. */
export interface StoredCode {
  /** Hash of the text. */
  readonly hash: string;
  /** What V8 made of it. */
  readonly code: Buffer;
}

interface Entry {
  readonly hash: string;
  readonly offset: number;
  readonly length: number;
}

/** Everything in the file begins at a multiple of so many bytes. */
const ALIGNMENT = 8;

/** A file with the compiled form of modules: the length of a list, the list, and what it lists. */
export class CodeStore {
  private readonly file: number | undefined;
  private readonly start: number = 0;
  private readonly entries: ReadonlyMap<string, Entry>;

  /** Opens the file. One that is missing or broken is an empty store. */
  constructor(private readonly path: string) {
    try {
      this.file = openSync(path, 'r');
      this.start = ALIGNMENT + this.readBytes(0, ALIGNMENT).readUInt32LE();
      this.entries = new Map(JSON.parse(this.readBytes(ALIGNMENT, this.start - ALIGNMENT).toString()));
    } catch {
      this.entries = new Map();
    }
  }

  /** The compiled form of a module, unless its text has changed. */
  tryFind(name: string, hash: string): Buffer | undefined {
    const entry = this.entries.get(name);
    return entry?.hash === hash ? this.readEntry(entry) : undefined;
  }

  /**
   * Adds modules, or replaces them, and forgets those whose file is gone, so that projects which come and go leave
   * nothing behind. Whoever reads the file at the same time sees the old one.
   */
  add(modules: ReadonlyMap<string, StoredCode>): void {
    const kept = [...this.entries]
      .filter(([name]) => existsSync(name))
      .map(([name, entry]) => [name, { hash: entry.hash, code: this.readEntry(entry) }] as const);
    const temporary = `${this.path}.${process.pid}.tmp`;
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(temporary, serialise(new Map([...kept, ...modules])), { mode: 0o600 });
      renameSync(temporary, this.path);
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  private readEntry({ offset, length }: Entry): Buffer {
    return this.readBytes(this.start + offset, length);
  }

  /** In memory of its own, which begins at an aligned position and goes when nobody needs it any more. */
  private readBytes(position: number, length: number): Buffer {
    const bytes = Buffer.from(new ArrayBuffer(length));
    readSync(this.file as number, bytes, 0, length, position);
    return bytes;
  }
}

function serialise(modules: ReadonlyMap<string, StoredCode>): Buffer {
  const list = pad(Buffer.from(JSON.stringify(listEntries(modules))), ' ');
  const head = Buffer.alloc(ALIGNMENT);
  head.writeUInt32LE(list.length);
  return Buffer.concat([head, list, ...[...modules.values()].map(({ code }) => pad(code, '\0'))]);
}

function listEntries(modules: ReadonlyMap<string, StoredCode>): readonly (readonly [string, Entry])[] {
  let offset = 0;
  return [...modules].map(([name, { hash, code }]) => {
    const entry = { hash, offset, length: code.length };
    offset += Math.ceil(code.length / ALIGNMENT) * ALIGNMENT;
    return [name, entry];
  });
}

function pad(bytes: Buffer, filler: string): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (ALIGNMENT - 1), filler)]);
}
