import { count, plain } from './markdown.js';

/** Reasons of many rows, each said once. */
export interface SharedReasons {
  /** Markdown above the table: what many rows have in common; blank where they have nothing. */
  readonly above: string;
  /** One cell a row: the reasons of its own, and numbers for those above. */
  readonly cells: readonly string[];
}

/** A reason that this many rows give is said once, above them. */
const MANY = 3;

/**
 * Takes out of a table what its rows repeat.
 *
 * @param rows the reasons of each row
 * @param noun what a row is: `hub`, `image`
 */
export function shareReasons(rows: readonly (readonly string[])[], noun: string): SharedReasons {
  const times = new Map<string, number>();
  for (const reason of rows.flatMap((reasons) => [...new Set(reasons)]))
    times.set(reason, (times.get(reason) ?? 0) + 1);
  const shared = [...times].filter(([, number]) => number >= MANY).sort((a, b) => b[1] - a[1]);
  const numbers = new Map<string, string>();
  const lines = shared.map(([reason, number]) => {
    if (number === rows.length) {
      numbers.set(reason, '');
      return `All ${count(number, noun)}: ${plain(reason)}`;
    }
    numbers.set(reason, `(${[...numbers.values()].filter(Boolean).length + 1})`);
    return `${numbers.get(reason)} ${count(number, noun)}: ${plain(reason)}`;
  });
  const cells = rows.map((reasons) =>
    reasons
      .map((reason) => numbers.get(reason) ?? plain(reason))
      .filter(Boolean)
      .join('<br>'),
  );
  return { above: lines.join('  \n'), cells };
}
