import type { Problem } from '../words.js';
import type { Host } from './host.js';
import { printable } from './printable.js';
import { SHORTEST, spellings } from './spellings.js';

const HIDDEN = '***';

/** So many characters tell most texts from every secret. */
const START = 4;

/**
 * A host that says nothing that was masked, wherever its words end up (a runner hides it in its log alone), and nothing
 * that a terminal would obey. Both doors speak through it, so no text reaches a terminal or a log in another way.
 */
export interface DiscreetHost extends Host {
  /** The text without what was masked, for places that no host writes to: comments, check runs, deployments. */
  conceal(text: string): string;
  /** The same, and nothing left in it that a terminal would obey. */
  say(text: string): string;
}

export function discreet(host: Host): DiscreetHost {
  const secrets = new Set<string>();
  /** By their first characters: a run may have ten thousands of them. */
  const index = new Map<string, string[]>();
  const conceal = (text: string) => hide(text, index);
  const say = (text: string) => printable(conceal(text));
  return {
    conceal,
    say,
    line: (text) => host.line(say(text)),
    group: (title, lines) => host.group(say(title), lines.map(say)),
    problem: (problem) =>
      host.problem({ ...concealed(problem, say), ...(problem.file ? { file: say(problem.file) } : {}) }),
    mask(secret) {
      if (secret.length < SHORTEST || secrets.has(secret)) return;
      secrets.add(secret);
      for (const spelling of spellings(secret)) {
        if (spelling !== secret && secrets.has(spelling)) continue;
        secrets.add(spelling);
        const start = spelling.slice(0, START);
        const same = index.get(start);
        if (same) same.push(spelling);
        else index.set(start, [spelling]);
        host.mask(spelling);
      }
    },
    output: (name, value) => host.output(name, conceal(value)),
    summary: (markdown) => host.summary(conceal(markdown)),
  };
}

/** The text with three stars in the place of each run of characters that secrets cover, also where they overlap. */
function hide(text: string, index: ReadonlyMap<string, readonly string[]>): string {
  if (index.size === 0) return text;
  let out = '';
  /** The end of the last run; nothing was hidden yet where it is negative. */
  let end = -1;
  for (let at = 0; at + START <= text.length; at += 1) {
    for (const secret of index.get(text.slice(at, at + START)) ?? []) {
      if (!text.startsWith(secret, at)) continue;
      if (at > end) out += text.slice(Math.max(end, 0), at) + HIDDEN;
      end = Math.max(end, at + secret.length);
    }
  }
  return out + text.slice(Math.max(end, 0));
}

/** The problem with its words concealed, before anything (Markdown, URLs) spells them in another way. */
export function concealed(problem: Problem, conceal: (text: string) => string): Problem {
  return {
    ...problem,
    title: conceal(problem.title),
    message: conceal(problem.message),
    ...(problem.log === undefined ? {} : { log: conceal(problem.log) }),
  };
}
