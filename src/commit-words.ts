const SHORT = 7;

/**
 * A commit for people, with what was not committed beside it: `e4e2a8a plus 1 uncommitted file`.
 *
 * @param commit its full id
 * @param uncommitted how many files differed from it
 */
export function commitWords(commit: string, uncommitted = 0): string {
  const id = /^0+$/.test(commit) ? 'no commit' : commit.slice(0, SHORT);
  if (uncommitted === 0) return id;
  return `${id} plus ${uncommitted} uncommitted ${uncommitted === 1 ? 'file' : 'files'}`;
}
