import { isScalar } from 'yaml';
import { didYouMean } from '../nearest.js';
import { fault, lastOf, sourceOf, type Type, wrongKind } from './read.js';

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
