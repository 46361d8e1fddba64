import type { Lookup } from '../words.js';

/** Works each answer out when it is first asked for: of a thousand hubs a run mostly looks at a few. */
export function lazily<T>(work: (key: string) => T | undefined): Lookup<T> {
  const known = new Map<string, T | undefined>();
  return {
    get(key) {
      if (known.has(key)) return known.get(key);
      const answer = work(key);
      known.set(key, answer);
      return answer;
    },
  };
}

/** What a change of some files may concern: the paths, and every folder that they lie in (the root is ''). */
export function surroundings(paths: Iterable<string>): ReadonlySet<string> {
  const around = new Set<string>(['']);
  for (const path of paths) {
    around.add(path);
    for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (around.has(folder)) break;
      around.add(folder);
    }
  }
  return around;
}
