import { relative } from 'node:path';

/**
 * The twenty test files that took longest, with the case that took most of each: a line a file.
 *
 * @param {{ name: string, startTime: number, endTime: number, assertionResults: { fullName: string, duration?: number | null }[] }[]} files
 *   as Jest's `--json` has them, times in ms
 * @param {string} root the folder that the files' paths are told from
 */
export function slowest(files, root) {
  const took = ({ startTime, endTime }) => endTime - startTime;
  return files
    .toSorted((a, b) => took(b) - took(a))
    .slice(0, 20)
    .map((file) => {
      const cases = file.assertionResults.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0));
      const [longest] = cases;
      const most = longest ? ` (${seconds(longest.duration ?? 0)}: ${longest.fullName})` : '';
      return `${seconds(took(file)).padStart(8)}  ${relative(root, file.name)}${most}`;
    });
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
