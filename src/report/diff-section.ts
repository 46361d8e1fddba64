import { block, count, folded } from './markdown.js';
import { someOf } from './names.js';
import type { Section } from './shorten.js';

/** Of more hubs than this the diffs are folded together once more. */
const DIFFS_SHOWN = 5;

/** What a merge would change in the cluster, folded; what several hubs share is shown once. */
export function diffSection(diffs: ReadonlyMap<string, readonly string[]> = new Map()): Section {
  if (diffs.size === 0) return { whole: () => '' };
  const title = '### What a merge changes in the cluster';
  const groups = new Map<string, string[]>();
  for (const [id, lines] of diffs) {
    const text = lines.join('\n');
    groups.set(text, [...(groups.get(text) ?? []), id]);
  }
  const same = groups.get('')?.length ?? 0;
  groups.delete('');
  const none = same > 0 ? `${count(same, 'hub')}: nothing.` : '';
  const draw = (most: number) => {
    const parts = [...groups].map(([text, ids]) => {
      const lines = text.split('\n');
      const left = lines.length - most;
      const shown = left > 0 ? [...lines.slice(0, most), `… ${left} more lines: the log has them.`] : lines;
      return folded(`${someOf(ids)} (${count(lines.length, 'line')})`, block(shown.join('\n'), 'diff'));
    });
    const all = parts.join('\n\n');
    const diff = parts.length > DIFFS_SHOWN ? folded(`${count(diffs.size - same, 'hub')} change`, all) : all;
    return [title, diff, none].filter(Boolean).join('\n\n');
  };
  return {
    whole: () => draw(1000),
    shorter: [
      { ease: 10, text: () => draw(60) },
      { ease: 9, text: () => draw(10) },
      { ease: 9, text: () => `${title}\n\nThe log has it, for ${count(diffs.size - same, 'hub')}.` },
    ],
  };
}
