import { nearest } from '../nearest.js';
import type { Fleet, Problem, Release } from '../words.js';
import { compileGlob } from './glob.js';
import { some } from './scene.js';

/**
 * The hubs and charts that globs name: by the hub's name or the id; a glob with `/` by the id `cluster/hub` alone.
 *
 * @returns the releases in the fleet's order, each once, and an error for each glob that matches none. Loads minimatch:
 *   import this module only where there are globs.
 */
export function selectHubs(
  fleet: Fleet,
  globs: readonly string[],
): { readonly hubs: Release[]; readonly problems: Problem[] } {
  const releases = [...fleet.hubs, ...fleet.charts];
  const chosen = new Set<Release>();
  const problems: Problem[] = [];
  for (const glob of globs) {
    const matches = compileGlob(glob);
    const named = (release: Release) =>
      matches(release.id) || (!glob.includes('/') && (matches(release.hub) || matches(release.release)));
    const found = releases.filter(named);
    for (const release of found) chosen.add(release);
    if (found.length === 0) problems.push(unmatched(releases, glob));
  }
  return { hubs: releases.filter((release) => chosen.has(release)), problems };
}

function unmatched(releases: readonly Release[], glob: string): Problem {
  const ids = releases.map(({ id }) => id);
  const names = [...new Set(releases.map(({ hub }) => hub))];
  const near = nearest(glob, glob.includes('/') ? ids : [...names, ...ids]);
  return {
    severity: 'error',
    title: `No hub matches ${glob.slice(0, 40)}`,
    message: `\`${glob}\` matches no hub.${near ? ` Did you mean \`${near}\`?` : ''} There are ${some(ids) || 'none'}.`,
  };
}
