import type { Problem, Severity } from '../words.js';
import { block, code, folded, plain } from './markdown.js';
import { someOf } from './names.js';
import type { Section } from './shorten.js';

const rank: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };
const signs: Record<Severity, string> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** The most severe first; within one severity by place. */
export function bySeverity(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      (a.file ?? '').localeCompare(b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}

/**
 * Problems as annotations: one a place, with all the hubs that it is true of, since GitHub shows ten a step. The most
 * severe first.
 */
export function onePerPlace(problems: readonly Problem[]): Problem[] {
  const place = ({ file, line, column }: Problem) => [file, line, column];
  return alike(bySeverity(problems), place).flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, message: `${first.message}${sameFor(group)}` }] : [];
  });
}

/** Problems as a Markdown list, each with its place, its fix, and its log folded; what several hubs share is one item. */
export function problemList(problems: readonly Problem[], { logs = true } = {}): string {
  return alike(bySeverity(problems))
    .map((group) => item(group, logs))
    .join('\n');
}

/** Errors, and what a person has to do about them. */
export function errorSection(problems: readonly Problem[]): Section {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return listSection('### What to mend', errors, { log: 7, some: 2, few: 1 });
}

/** Warnings and notices. */
export function warningSection(problems: readonly Problem[]): Section {
  const others = problems.filter(({ severity }) => severity !== 'error');
  return listSection('### Warnings', others, { log: 8, some: 5, few: 4 });
}

function listSection(
  title: string,
  problems: readonly Problem[],
  ease: { readonly log: number; readonly some: number; readonly few: number },
): Section {
  if (problems.length === 0) return { whole: () => '' };
  const first = (most: number) => {
    const groups = alike(bySeverity(problems));
    const left = groups.slice(most).flat().length;
    const rest = left > 0 ? `\n- ${left} more: the log has them.` : '';
    const items = groups.slice(0, most).map((group) => item(group, false));
    return `${title}\n\n${items.join('\n')}${rest}`;
  };
  return {
    whole: () => `${title}\n\n${problemList(problems)}`,
    shorter: [
      { ease: ease.log, text: () => `${title}\n\n${problemList(problems, { logs: false })}` },
      { ease: ease.some, text: () => first(50) },
      { ease: ease.few, text: () => first(10) },
    ],
  };
}

/** Problems that differ in nothing but the hub, together; at whatever place, unless `place` tells places apart. */
function alike(problems: readonly Problem[], place: (problem: Problem) => unknown = () => ''): Problem[][] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { hub, severity, title, message, log = '' } = problem;
    const general = (text: string) => (hub ? text.replaceAll(hub, '\0') : text);
    const key = JSON.stringify([severity, general(title), general(message), log, place(problem)]);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()];
}

function item(group: readonly Problem[], logs: boolean): string {
  const [problem] = group;
  if (!problem) return '';
  const text = `- ${signs[problem.severity]} **${plain(problem.title)}**${place(problem)}${plain(sameFor(group))}: ${plain(problem.message)}`;
  if (!problem.log || !logs) return text;
  return `${text}\n\n${indent(folded('Last lines', block(problem.log)))}\n`;
}

function place({ file, line }: Problem): string {
  if (!file) return '';
  return ` ${code(line ? `${file}:${line}` : file)}`;
}

/** The other hubs that it is true of. */
function sameFor([, ...others]: readonly Problem[]): string {
  if (others.length === 0) return '';
  const hubs = [...new Set(others.flatMap(({ hub }) => (hub ? [hub] : [])))];
  if (hubs.length === 0) return ` (${others.length + 1} times)`;
  return ` (the same for ${someOf(hubs)})`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
