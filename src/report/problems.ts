import type { Problem, Severity } from '../words.js';
import { block, code, folded, plain } from './markdown.js';

const rank: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };

/** The most severe first; within one severity by place. */
export function bySeverity(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      (a.file ?? '').localeCompare(b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}

/** Problems as a Markdown list, each with its place, its fix, and its log folded. */
export function problemList(problems: readonly Problem[]): string {
  return bySeverity(problems).map(item).join('\n');
}

function item(problem: Problem): string {
  const place = problem.file
    ? ` ${code(problem.line ? `${problem.file}:${problem.line}` : problem.file)}`
    : '';
  const sign = { error: '❌', warning: '⚠️', notice: 'ℹ️' }[problem.severity];
  const text = `- ${sign} **${plain(problem.title)}**${place}: ${plain(problem.message)}`;
  if (!problem.log) return text;
  return `${text}\n\n${indent(folded('Last lines', block(problem.log)))}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
