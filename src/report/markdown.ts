/**
 * Text that is not ours (branch and file names, commit messages, a tool's output) as Markdown that shows it and
 * does nothing: no HTML, links, mentions, headings or table cells of its own.
 */

/** As plain text in a line or a table's cell. */
export function plain(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]()#+!|~-]/g, (char) => (/[-+()!]/.test(char) ? char : `\\${char}`))
      // A zero-width space takes the mention's and the reference's meaning away and looks the same.
      .replace(/@(?=\w)/g, '@\u200b')
      .replace(/(https?):\/\//g, '$1:\u200b//')
  );
}

/** As code in a line or a table's cell. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** As a block of code, its own lines kept. */
export function block(text: string, language: 'text' | 'diff' = 'text'): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Folded under a title, which is plain text. */
export function folded(title: string, markdown: string): string {
  return `<details><summary>${plain(title)}</summary>\n\n${markdown}\n\n</details>`;
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
