import { isMap, isScalar, isSeq, type Node } from 'yaml';
import {
  bracedTemplate,
  fault,
  type Located,
  lastOf,
  placeOf,
  resolved,
  type Type,
  wrongKind,
} from './read.js';

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

/** Whether a node is a mapping that has a key. */
export function hasKey(name: string): (node: Node | null) => boolean {
  return (node) => isMap(node) && node.has(name);
}

export const isMapping = (node: Node | null): boolean => isMap(node);
export const isWord = (node: Node | null): boolean => isScalar(node) && node.value !== null;
export const isList = (node: Node | null): boolean => isSeq(node);

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
