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
  type Pair,
} from 'yaml';
import type { Place, Problem } from '../words.js';
import { didYouMean } from './nearest.js';
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

export type TypeOf<T> = T extends Type<infer V> ? V : never;

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
function isWhat(node: Node | null): string {
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
function bracedTemplate(node: Node | null): TemplateName | undefined {
  if (!isMap(node) || node.items.length !== 1) return undefined;
  return TEMPLATES.find((name) => node.has(name) && !node.get(name));
}

function takesTexts({ type, oneOf }: JsonSchema): boolean {
  return type === 'string' || (Array.isArray(oneOf) && oneOf.some(takesTexts));
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1) || 'The file';
}

/** The node itself, or what an alias stands for. */
function resolved(node: unknown, reading: Reading): Node | null {
  if (isAlias(node)) return reading.aliases.get(node) ?? null;
  return (node as Node | null | undefined) ?? null;
}

/** The text of a scalar as it was written: `3.10` stays `3.10`. */
export function sourceOf(node: Node | null): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** A text in which `check` finds no fault; it may also tidy it. */
export function text(words: string, check?: (text: string) => { fault: string } | string): Type<string> {
  const type: Type<string> = {
    words,
    schema: { type: 'string' },
    read(node, key, reading) {
      if (!isScalar(node) || typeof node.value !== 'string') return wrongKind(type, node, key, reading);
      const checked = check ? check(node.value) : node.value;
      if (typeof checked === 'string') return checked;
      return fault(reading, node, `${lastOf(key)}: ${words} is wanted`, `\`${key}\`: ${checked.fault}`);
    },
  };
  return type;
}

/** As `text`, and numbers and booleans as they are written. */
export function word(words: string, inner: Type<string>): Type<string> {
  const type: Type<string> = {
    words,
    schema: { type: ['string', 'number', 'boolean'] },
    read(node, key, reading) {
      if (isScalar(node) && node.value !== null && typeof node.value !== 'string') return sourceOf(node);
      return inner.read(node, key, reading);
    },
  };
  return type;
}

export function choice<const T extends string>(...choices: readonly T[]): Type<T> {
  const words = `one of ${choices.map((name) => `\`${name}\``).join(', ')}`;
  const type: Type<T> = {
    words,
    schema: { enum: choices },
    read(node, key, reading) {
      const found = choices.find((name) => isScalar(node) && node.value === name);
      if (found !== undefined) return found;
      const written = sourceOf(node);
      if (written === undefined) return wrongKind(type, node, key, reading);
      return fault(
        reading,
        node,
        `${lastOf(key)} cannot be ${written.slice(0, 30)}`,
        `\`${key}\` is ${words}.${didYouMean(written, choices)}`,
      );
    },
  };
  return type;
}

export const bool: Type<boolean> = {
  words: '`true` or `false`',
  schema: { type: 'boolean' },
  read(node, key, reading) {
    return isScalar(node) && typeof node.value === 'boolean'
      ? node.value
      : wrongKind(bool, node, key, reading);
  },
};

export const count: Type<number> = {
  words: 'a whole number from 1',
  schema: { type: 'integer', minimum: 1 },
  read(node, key, reading) {
    const value = isScalar(node) ? node.value : undefined;
    return typeof value === 'number' && Number.isInteger(value) && value >= 1
      ? value
      : wrongKind(count, node, key, reading);
  },
};

export function list<T>(words: string, item: Type<T>, least = 0): Type<readonly Located<T>[]> {
  const type: Type<readonly Located<T>[]> = {
    words,
    schema: { type: 'array', items: item.schema, ...(least > 0 ? { minItems: least } : {}) },
    read(node, key, reading) {
      if (!isSeq(node) || node.items.length < least) return wrongKind(type, node, key, reading);
      return node.items.flatMap((one, index) => {
        const value = item.read(resolved(one, reading), `${key}[${index}]`, reading);
        return value === undefined ? [] : [{ value, place: placeOf(one as Node | null, reading) }];
      });
    },
  };
  return type;
}

/** A list, or one item that stands for a list of it. */
export function oneOrList<T>(words: string, item: Type<T>): Type<readonly Located<T>[]> {
  const many = list(words, item);
  return {
    words,
    schema: { oneOf: [item.schema, many.schema] },
    read(node, key, reading) {
      if (isSeq(node)) return many.read(node, key, reading);
      const value = item.read(node, key, reading);
      return value === undefined ? undefined : [{ value, place: placeOf(node, reading) }];
    },
  };
}

/** The first type whose kind fits decides, by `picks`; none: `words` says what is wanted. */
export function either<T>(
  words: string,
  ...options: readonly { readonly picks: (node: Node | null) => boolean; readonly type: Type<T> }[]
): Type<T> {
  const type: Type<T> = {
    words,
    schema: { oneOf: options.map((option) => option.type.schema) },
    read(node, key, reading) {
      const option = bracedTemplate(node) ? undefined : options.find(({ picks }) => picks(node));
      return option ? option.type.read(node, key, reading) : wrongKind(type, node, key, reading);
    },
  };
  return type;
}

/** A map with names of the team's own. `name`: what is wrong with one. */
export function map<T>(
  words: string,
  item: Type<T>,
  name: (name: string) => string | undefined,
): Type<readonly Entry<T>[]> {
  const type: Type<readonly Entry<T>[]> = {
    words,
    schema: { type: 'object', additionalProperties: item.schema },
    read(node, key, reading) {
      if (!isMap(node)) return wrongKind(type, node, key, reading);
      return (node.items as Pair<Node, Node | null>[]).flatMap((pair) => {
        const written = nameOf(pair, key, reading);
        if (written === undefined) return [];
        const wrong = name(written);
        if (wrong)
          fault(reading, pair.key, `${written.slice(0, 30)} cannot be a name here`, `\`${key}\`: ${wrong}`);
        const value = item.read(resolved(pair.value, reading), `${key}.${written}`, reading);
        return value === undefined ? [] : [{ name: written, value, place: placeOf(pair.key, reading) }];
      });
    },
  };
  return type;
}

/** Where an empty value stands for an empty object: `prod:`. */
export function orNothing<T extends object>(item: Type<T>): Type<T> {
  return {
    words: item.words,
    schema: { oneOf: [item.schema, { type: 'null' }] },
    read(node, key, reading) {
      if (node === null || (isScalar(node) && node.value === null)) return {} as T;
      return item.read(node, key, reading);
    },
  };
}

/** A key of an object: what it takes, and what it means in one sentence for editors and docs. */
export interface Key<T> {
  readonly type: Type<T>;
  readonly says: string;
  readonly needed?: boolean;
}

export type Shape = Readonly<Record<string, Key<unknown>>>;
export type ObjectOf<S extends Shape> = {
  readonly [K in keyof S]?: S[K] extends Key<infer T> ? Located<T> : never;
};

/** A map with known keys. `elsewhere`: for a key that belongs to another section, the name of that section. */
export function object<S extends Shape>(
  words: string,
  shape: S,
  elsewhere?: (key: string) => string | undefined,
): Type<ObjectOf<S>> {
  const names = Object.keys(shape);
  const needed = names.filter((name) => shape[name]?.needed);
  const type: Type<ObjectOf<S>> = {
    words,
    schema: {
      title: words,
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        names.map((name) => [name, { description: shape[name]?.says, ...shape[name]?.type.schema }]),
      ),
      ...(needed.length > 0 ? { required: needed } : {}),
    },
    read(node, key, reading) {
      if (!isMap(node)) return wrongKind(type, node, key, reading);
      const found: Record<string, Located<unknown>> = {};
      const before = reading.problems.length;
      for (const pair of node.items as Pair<Node, Node | null>[]) {
        const name = nameOf(pair, key, reading);
        if (name === undefined) continue;
        const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
        if (!known) {
          unknownKey(name, pair.key, key, names, words, elsewhere, reading);
          continue;
        }
        const value = known.type.read(resolved(pair.value, reading), joined(key, name), reading);
        if (value !== undefined) found[name] = { value, place: placeOf(pair.key, reading) };
      }
      const missing = needed.filter((name) => !found[name]);
      if (missing.length === 0) return found as ObjectOf<S>;
      // A key that is there and wrong has been told.
      if (reading.problems.length > before) return undefined;
      return fault(
        reading,
        node,
        `${lastOf(key)} lacks ${missing.join(', ')}`,
        `\`${key}\` is ${words} and needs \`${missing.join('`, `')}\`.`,
      );
    },
  };
  return type;
}

function joined(key: string, name: string): string {
  return key === '' ? name : `${key}.${name}`;
}

function unknownKey(
  name: string,
  node: Node,
  key: string,
  names: readonly string[],
  words: string,
  elsewhere: ((key: string) => string | undefined) | undefined,
  reading: Reading,
): void {
  const home = elsewhere?.(name);
  const advice =
    name === '<<'
      ? ' Merge keys are not read; aliases (`*name`) are.'
      : home
        ? ` It is a key of ${home}.`
        : didYouMean(name, names) || ` The keys are ${names.map((one) => `\`${one}\``).join(', ')}.`;
  fault(
    reading,
    node,
    `Unknown key ${name.slice(0, 40)}`,
    `\`${joined(key, name)}\` is no key of ${words}.${advice}`,
  );
}

/** The name of a pair as it was written; a number is written as a name often enough. */
function nameOf(pair: Pair<Node, Node | null>, key: string, reading: Reading): string | undefined {
  const name = sourceOf(resolved(pair.key, reading));
  if (name !== undefined) return name;
  return fault(
    reading,
    pair.key,
    'A key must be a text',
    `\`${key}\` has a key that is ${isWhat(pair.key)}.`,
  );
}

/** Makes one value of another; `make` may report a fault through `fail`. */
export function then<T, U>(
  type: Type<T>,
  make: (value: T, fail: (message: string) => undefined) => U | undefined,
): Type<U> {
  return {
    words: type.words,
    schema: type.schema,
    read(node, key, reading) {
      const value = type.read(node, key, reading);
      const fail = (message: string) =>
        fault(reading, node, `${lastOf(key)}: ${type.words} is wanted`, `\`${key}\`: ${message}`);
      return value === undefined ? undefined : make(value, fail);
    },
  };
}

/** The values of a list without their places. */
export function plain<T>(type: Type<readonly Located<T>[]>): Type<readonly T[]> {
  return then(type, (items) => items.map((item) => item.value));
}

/** Any mapping, as plain data. */
export const anyMap: Type<Readonly<Record<string, unknown>>> = {
  words: 'a mapping of values',
  schema: { type: 'object' },
  read(node, key, reading) {
    if (!isMap(node)) return wrongKind(anyMap, node, key, reading);
    try {
      return node.toJS(reading.document);
    } catch (error) {
      // `yaml` refuses aliases that would blow up.
      return fault(
        reading,
        node,
        `${lastOf(key)} cannot be read`,
        `\`${key}\`: ${(error as Error).message}.`,
      );
    }
  },
};

/** Whether a node is a mapping that has a key. */
export function hasKey(name: string): (node: Node | null) => boolean {
  return (node) => isMap(node) && node.has(name);
}

export const isMapping = (node: Node | null): boolean => isMap(node);
export const isWord = (node: Node | null): boolean => isScalar(node) && node.value !== null;
export const isList = (node: Node | null): boolean => isSeq(node);
