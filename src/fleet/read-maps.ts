import { isMap, isScalar, type Node, type Pair } from 'yaml';
import { didYouMean } from '../nearest.js';
import {
  type Entry,
  fault,
  isWhat,
  type Located,
  lastOf,
  placeOf,
  type Reading,
  resolved,
  sourceOf,
  type Type,
  wrongKind,
} from './read.js';

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

export const key = <T>(type: Type<T>, says: string): Key<T> => ({ type, says });
export const needed = <T>(type: Type<T>, says: string): Key<T> => ({ type, says, needed: true });

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
