/**
 * Text that is not ours (branch and file names, commit messages, a tool's output) as Markdown that shows it and
 * does nothing: no HTML, links, mentions, headings or table cells of its own.
 */

import { printable } from '../host/printable.js';

/** As plain text in a line or a table's cell. */
export function plain(text: string): string {
  return entities(inert(oneLine(text))).replace(/[\\`*_{}[\]#|~]/g, '\\$&');
}

/** As code in a line or a table's cell. */
export function code(text: string): string {
  const line = oneLine(text);
  // A bar ends a table's cell, in code too, and no number of backslashes keeps it and shows the text as it is.
  if (line.includes('|')) return `<code>${html(line)}</code>`;
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Within an HTML tag of ours, where Markdown's own escapes would be shown. */
function html(text: string): string {
  return entities(inert(oneLine(text))).replace(/[\\`*_{}[\]|~]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function entities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * Takes their meaning away from what GitHub links after Markdown is done, where no backslash helps: mentions, issues,
 * addresses. A zero-width space looks like nothing.
 */
function inert(text: string): string {
  return text
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b')
    .replace(/\b(GH-)(?=\d)/gi, '$1\u200b')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/\bwww\./gi, 'www\u200b.');
}

function oneLine(text: string): string {
  return printable(text.replace(/[\s\u0085]+/g, ' '));
}

/** As a block of code, its own lines kept. */
export function block(text: string, language: 'text' | 'diff' = 'text'): string {
  const clean = printable(text.replace(/\r\n?/g, '\n')).trimEnd();
  const longest = Math.max(2, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${clean}\n${fence}`;
}

/** Folded under a title, which is plain text. */
export function folded(title: string, markdown: string): string {
  return `<details><summary>${html(title)}</summary>\n\n${markdown}\n\n</details>`;
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A table without the columns that have nothing to say; blank where it has no rows. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const used = head.map((_, column) => rows.some((row) => row[column]));
  const keep = (cells: readonly string[]) => cells.filter((_, column) => used[column]);
  return table(keep(head), rows.map(keep));
}

/** `1 hub`, `2 hubs`, `2 proxies`. */
export function count(number: number, noun: string): string {
  const several = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number} ${number === 1 ? noun : several}`;
}
