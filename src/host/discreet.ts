import type { Problem } from '../words.js';
import type { Host } from './host.js';

const HIDDEN = '***';

/** A host that says nothing that was masked, wherever its words end up: a runner hides it in its log alone. */
export interface DiscreetHost extends Host {
  /** The text without what was masked, for places that no host writes to: comments, check runs, deployments. */
  conceal(text: string): string;
}

export function discreet(host: Host): DiscreetHost {
  const secrets = new Set<string>();
  let pattern: RegExp | undefined;
  const conceal = (text: string) => {
    if (secrets.size === 0) return text;
    // Longer ones first: a part must not be hidden before its whole.
    pattern ??= new RegExp(
      [...secrets]
        .sort((a, b) => b.length - a.length)
        .map((secret) => secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
        .join('|'),
      'g',
    );
    return text.replace(pattern, HIDDEN);
  };
  return {
    conceal,
    line: (text) => host.line(conceal(text)),
    group: (title, lines) => host.group(conceal(title), lines.map(conceal)),
    problem: (problem) => host.problem(concealed(problem, conceal)),
    mask(secret) {
      if (!secret || secrets.has(secret)) return;
      secrets.add(secret);
      pattern = undefined;
      host.mask(secret);
    },
    output: (name, value) => host.output(name, conceal(value)),
    summary: (markdown) => host.summary(conceal(markdown)),
  };
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
