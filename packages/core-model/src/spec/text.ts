import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
} from 'yaml';
import { inspectAliases } from './aliases';
import { setOrigin } from './origin';
import { isObject } from './override';
import type { Path } from './path';
import { PipelineError } from './pipeline-error';
import type { Position, Problem } from './problem';
import { emptyFile, notAnObject, severalDocuments, syntaxError } from './problems/file';
import { endless, tooLarge } from './problems/shape';
import { findRepeatedKeys } from './repeated-keys';
import { kindOf, shorten } from './show';
import { depthOf } from './text-depth';

const DEEPEST = 100;

/** Values inside of each other; what reads them calls itself for each, and Node ends where the stack does. */
const DEEPEST_VALUE = 300;

/** As many as `DEEPEST_VALUE` values need, each indented by one more than the one around it. */
const MOST_BLANKS = 300;

/** What the parser makes of aliases inside of each other takes long where there are many. */
const MOST_ALIASES = 500;

/** Words, spaces and signs; 256 KiB of a spec have less than half as many, and each that is wrong costs time. */
const MOST_LEXEMES = 150_000;

/**
 * The value of a YAML or JSON text, which remembers where its parts are in the text. `beginning` is what to
 * write when there is nothing.
 * @throws PipelineError when the text cannot be parsed
 */
export function parseText(text: string, file: string, beginning?: string): unknown {
  const reader = new TextReader(text.replace(/^\uFEFF/, ''), file, beginning);
  return reader.read();
}

/** Reads one text; its methods are the steps. */
class TextReader {
  private readonly lines = new LineCounter();

  constructor(
    private readonly text: string,
    private readonly file: string,
    private readonly beginning: string | undefined,
  ) {}

  read(): unknown {
    this.refuseControlCharacters();
    this.refuseIndentation();
    this.refuseDepth();
    const document = this.parse();
    if (this.file.toLowerCase().endsWith('.json')) this.refuseLooseJson();
    const value = this.toValue(document);
    if (value === null || value === undefined) throw this.refuse(emptyFile('', this.beginning));
    if (!isObject(value)) throw this.refuse(notAnObject('', kindOf(value), this.beginning), 0);
    setOrigin(value, {
      file: this.file,
      positionAt: (path) => this.positionAt(document, path),
      sourceAt: (path) => sourceOf(nodeAt(document, path)),
    });
    return value;
  }

  private refuseControlCharacters(): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    this.refuseFirst(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/, (character) =>
      syntaxError('', `the control character \\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
  }

  /** Where a text goes on in the next line, the parser reads the rest of it once for each blank before it. */
  private refuseIndentation(): void {
    this.refuseFirst(new RegExp(`^[ \\t]{${MOST_BLANKS + 1}}`, 'm'), () =>
      endless('', `has a line that begins with more than ${MOST_BLANKS} blanks`),
    );
  }

  /** Refuses what must not reach the parser, at its place. The parser has counted no lines yet. */
  private refuseFirst(pattern: RegExp, toProblem: (found: string) => Problem): void {
    const found = pattern.exec(this.text);
    if (!found) return;
    this.lines.addNewLine(0);
    for (const { index } of this.text.slice(0, found.index).matchAll(/\n/g)) this.lines.addNewLine(index + 1);
    throw this.refuse(toProblem(found[0]), found.index);
  }

  /** A parser of nested brackets would run out of stack, or time, before it could say so. */
  private refuseDepth(): void {
    let depth = 0;
    for (const { 0: bracket } of this.text.matchAll(/[[\]{}]|(?:[-?:][ \t]+){100}/g)) {
      depth += bracket === '[' || bracket === '{' ? 1 : -1;
      if (depth > DEEPEST || bracket.length > 1) throw this.refuse(endless('', 'is nested too deeply'));
      if (depth < 0) depth = 0;
    }
  }

  private parse(): Document {
    const tokens = this.guard(() => this.toTokens());
    if (depthOf(tokens) > DEEPEST_VALUE) throw this.refuse(endless('', 'is nested too deeply'));
    const list = this.guard(() => [
      ...new Composer({ version: '1.2', prettyErrors: false, logLevel: 'silent', uniqueKeys: false }).compose(tokens),
    ]);
    const faults = list.flatMap((document) => this.findFaults(document)).sort((a, b) => a.at - b.at);
    if (faults.some(({ message }) => message.includes('call stack')))
      throw this.refuse(endless('', 'is nested too deeply'));
    if (faults.length > 0) {
      throw new PipelineError(
        faults.slice(0, 20).map(({ message, at }) => this.locate(syntaxError('', inWords(message)), at)),
      );
    }
    const [document, ...more] = list.filter(({ contents }, index) => index === 0 || contents !== null);
    if (document === undefined) throw this.refuse(emptyFile('', this.beginning));
    if (more.length > 0) throw this.refuse(severalDocuments('', more.length + 1), (more[0] as Document).range?.[0]);
    return document;
  }

  private toTokens(): readonly CST.Token[] {
    const lexemes: string[] = [];
    for (const lexeme of new Lexer().lex(this.text)) {
      if (lexemes.length === MOST_LEXEMES) throw this.refuse(tooLarge(''));
      lexemes.push(lexeme);
    }
    const parser = new Parser(this.lines.addNewLine);
    this.lines.addNewLine(0);
    return [...lexemes.flatMap((lexeme) => [...parser.next(lexeme)]), ...parser.end()];
  }

  private findFaults(document: Document): readonly { readonly message: string; readonly at: number }[] {
    const repeated = this.guard(() => findRepeatedKeys(document));
    return [
      ...[...document.errors, ...document.warnings].map(({ message, pos }) => ({ message, at: pos[0] })),
      ...repeated.map(({ range }) => ({ message: 'map keys must be unique', at: range?.[0] ?? 0 })),
    ];
  }

  /** YAML allows more than JSON does, such as a comma at the end of a list. */
  private refuseLooseJson(): void {
    try {
      JSON.parse(this.text);
    } catch (error) {
      const { message } = error as SyntaxError;
      const offset = /position (\d+)/.exec(message)?.[1];
      throw this.refuse(syntaxError('', inWords(message)), offset === undefined ? undefined : Number(offset));
    }
  }

  private toValue(document: Document): unknown {
    const { count, cycle } = this.guard(() => inspectAliases(document));
    if (count > MOST_ALIASES) throw this.refuse(tooLarge(''));
    if (cycle) throw this.refuse(endless('', 'contains itself'), cycle.range?.[0]);
    return this.guard(() => document.toJS({ maxAliasCount: 100 }) as unknown);
  }

  private guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof RangeError) throw this.refuse(endless('', 'is nested too deeply'));
      if (error instanceof ReferenceError) throw this.refuse(syntaxError('', inWords(error.message)));
      throw error;
    }
  }

  private positionAt(document: Document, path: Path): Position | undefined {
    const offset = offsetOf(document.contents as Node | null, path);
    return offset === undefined ? undefined : this.toPosition(offset);
  }

  private toPosition(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  private refuse(problem: Problem, offset?: number): PipelineError {
    return new PipelineError([this.locate(problem, offset)]);
  }

  private locate(problem: Problem, offset: number | undefined): Problem {
    return { ...problem, file: this.file, ...(offset !== undefined && { position: this.toPosition(offset) }) };
  }
}

/** Where the place begins, or what lies around it: its key in an object, itself in a list. */
function offsetOf(node: Node | null, path: Path): number | undefined {
  const [part, ...rest] = path;
  const own = node?.range?.[0];
  if (part === undefined) return own;
  if (isMap(node)) {
    const pair = findPair(node.items, part);
    if (!pair) return own;
    const key = isNode(pair.key) ? pair.key.range?.[0] : undefined;
    const inner = rest.length === 0 ? key : offsetOf(isNode(pair.value) ? pair.value : null, rest);
    return inner ?? key ?? own;
  }
  const item = isSeq(node) ? node.items[Number(part)] : undefined;
  return isNode(item) ? (offsetOf(item, rest) ?? own) : own;
}

function findPair(items: readonly Pair[], key: string | number): Pair | undefined {
  return items.find((pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key));
}

function nodeAt(document: Document, path: Path): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function sourceOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.source === 'string' ? node.source : undefined;
}

/** The message of a parser: first line, lower case at the beginning, no full stop. */
function inWords(message: string): string {
  const [line = ''] = message.split('\n');
  return shorten((line.charAt(0).toLowerCase() + line.slice(1)).replace(/\.$/, ''));
}
