/**
 * Reading YAML nodes into values that know where they stand. Each `Type` reads, and says what it takes as a JSON
 * schema, so that the parser and the schema cannot disagree.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
} from 'yaml';
import type { Place, Problem } from '../words.js';
import { shortTitle } from './scene.js';
import { TEMPLATES, type TemplateName } from './template.js';

/** A value and where it was written; without a place it is the convention's. */
export interface Located<T> {
  readonly value: T;
  readonly place?: Place;
}

/** An entry of a map whose names are the team's own, in file order. */
export interface Entry<T> extends Located<T> {
  readonly name: string;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** One document being read. */
export interface Reading {
  readonly file: string;
  readonly document: Document;
  /** What each alias stands for. */
  readonly aliases: ReadonlyMap<Alias, Node>;
  readonly lines: LineCounter;
  readonly problems: Problem[];
}

/** How one kind of value is read and described. */
export interface Type<T> {
  /** What it takes, for a sentence: "a text", "a list of paths". */
  readonly words: string;
  readonly schema: JsonSchema;
  /** The value, or undefined after a problem was reported. `key`: where it stands, as `hubs.prod.values`. */
  read(node: Node | null, key: string, reading: Reading): T | undefined;
}

/** Reports a fault at a node, and is undefined. */
export function fault(
  reading: Reading,
  node: Node | null | undefined,
  title: string,
  message: string,
): undefined {
  reading.problems.push({ severity: 'error', ...placeOf(node, reading), title: shortTitle(title), message });
  return undefined;
}

export function placeOf(node: Node | null | undefined, reading: Reading): Place {
  const offset = node?.range?.[0];
  if (offset === undefined) return { file: reading.file };
  const { line, col } = reading.lines.linePos(offset);
  return { file: reading.file, line, column: col };
}

/** What a node is, for a sentence. */
export function isWhat(node: Node | null): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  return typeof node.value === 'string' ? 'a text' : `a ${typeof node.value}`;
}

/** Reports that a node is of another kind than its key takes. */
export function wrongKind<T>(type: Type<T>, node: Node | null, key: string, reading: Reading): undefined {
  const template = bracedTemplate(node);
  if (template !== undefined && takesTexts(type.schema))
    return fault(
      reading,
      node,
      `Write <${template}> instead of {${template}}`,
      `\`${key}\` takes ${type.words}, and YAML reads {${template}} as a mapping: write \`<${template}>\`.`,
    );
  const isOther = isScalar(node) && node.value !== null && typeof node.value !== 'string';
  const anyText = type.schema.type === 'string' && type.schema.pattern === undefined;
  const quoted = isOther && anyText ? ` Write it in quotes: "${sourceOf(node)}".` : '';
  return fault(
    reading,
    node,
    `${lastOf(key)} cannot be ${isWhat(node)}`,
    `\`${key}\` takes ${type.words}, and this is ${isWhat(node)}.${quoted}`,
  );
}

/** The template that a person meant by a mapping such as `{hub}`. */
export function bracedTemplate(node: Node | null): TemplateName | undefined {
  if (!isMap(node) || node.items.length !== 1) return undefined;
  return TEMPLATES.find((name) => node.has(name) && !node.get(name));
}

function takesTexts({ type, oneOf }: JsonSchema): boolean {
  return type === 'string' || (Array.isArray(oneOf) && oneOf.some(takesTexts));
}

export function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** The node itself, or what an alias stands for. */
export function resolved(node: unknown, reading: Reading): Node | null {
  if (isAlias(node)) return reading.aliases.get(node) ?? null;
  return (node as Node | null | undefined) ?? null;
}

/** The text of a scalar as it was written: `3.10` stays `3.10`. */
export function sourceOf(node: Node | null): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
