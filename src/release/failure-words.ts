import type { Problem } from '../words.js';
import type { Action, FailureContext } from './diagnose.js';

export interface Told {
  readonly title: string;
  readonly message: string;
}

/** One way in which Helm fails: its words, what follows, and how a person is told. */
export interface KnownFailure {
  readonly words: RegExp;
  readonly action: Action;
  /** Title and message, or a whole problem where somebody else knows better. */
  readonly explain: (found: RegExpExecArray, context: FailureContext, log: string) => Told | Problem;
}

/** The last part of a path, or of `namespace/name`. */
export function baseName(path: string | undefined): string {
  return path?.split('/').at(-1) ?? '';
}

/** A tool's words as a sentence of ours: on one line, not endless, with one full stop. */
export function sentence(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  const cut = line.length > 600 ? `${line.slice(0, 600)}…` : line;
  return cut === '' || /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}
