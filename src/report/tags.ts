import { ROWS_SHOWN } from './crowd.js';
import { code, count, folded, plain, tableOf } from './markdown.js';

/** What a list of tags is made from. */
export interface TagReport {
  readonly commit: string;
  /** By image name and tag. */
  readonly tags: readonly {
    readonly name: string;
    readonly tag: string;
    readonly usedBy: readonly string[];
  }[];
  /** Why nothing can be said to be unused: clusters that were not read. */
  readonly notes: readonly string[];
}

/** The tags that something uses, as `name:tag`. */
export function usedTags({ tags }: TagReport): string[] {
  return tags.filter(({ usedBy }) => usedBy.length > 0).map(({ name, tag }) => `${name}:${tag}`);
}

/** Those that nothing uses; none where a cluster was not read, because it may use any of them. */
export function unusedTags({ tags, notes }: TagReport): string[] {
  if (notes.length > 0) return [];
  return tags.filter(({ usedBy }) => usedBy.length === 0).map(({ name, tag }) => `${name}:${tag}`);
}

/** One line: how many tags there are, and how many nothing uses. */
export function tagHeadline(report: TagReport): string {
  const all = `${count(report.tags.length, 'tag')} of ours in the registry`;
  const used = usedTags(report).length;
  return report.notes.length > 0
    ? `${all}, ${used} in use as far as could be read: none is known to be unused.`
    : `${all}, ${used} in use, ${report.tags.length - used} not.`;
}

const HEAD = ['Image', 'Tag', 'Used by'];

function rows({ tags, notes }: TagReport): string[][] {
  const nobody = notes.length > 0 ? 'not known' : 'nothing';
  return tags.map(({ name, tag, usedBy }) => [name, tag, usedBy.join('; ') || nobody]);
}

export function tagText(report: TagReport): string {
  const lines = [HEAD, ...rows(report)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const aligned = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [tagHeadline(report), ...report.notes.map((note) => `  ${note}`), ...aligned].join('\n');
}

export function tagJson(report: TagReport): unknown {
  const { commit, notes, tags } = report;
  return { commit, complete: notes.length === 0, notes, tags, unused: unusedTags(report) };
}

export function tagMarkdown(report: TagReport): string {
  const table = tableOf(
    HEAD,
    rows(report).map(([name = '', tag = '', users = '']) => [code(name), code(tag), plain(users)]),
  );
  return [
    `## ${plain(tagHeadline(report)).replace(/\.$/, '')}`,
    ...report.notes.map((note) => `- ${plain(note)}`),
    report.tags.length > ROWS_SHOWN ? folded(count(report.tags.length, 'tag'), table) : table,
  ]
    .filter(Boolean)
    .join('\n\n');
}
