import { nearest } from '../nearest.js';
import { ProblemError } from '../problem.js';
import type { Fleet, Place, Release } from '../words.js';
import { explainRows, type Row } from './explain-rows.js';
import { some } from './scene.js';

/**
 * A release as it was resolved, a line for each key, with the place that set it: `hub-deploy plan --explain <id>`.
 *
 * @param id an id, or the name of a hub that only one release has
 * @throws ProblemError where there is no such release
 */
export function explain(fleet: Fleet, id: string): string {
  const release = find(fleet, id);
  const title = `${release.kind} ${release.id}, declared in ${placeText(release.declaredAt)}`;
  return `${title}\n${table(explainRows(fleet, release))}\n`;
}

function find(fleet: Fleet, id: string): Release {
  const releases = [...fleet.hubs, ...fleet.charts];
  const exact = releases.find((release) => release.id === id);
  if (exact) return exact;
  const named = releases.filter(({ hub, release }) => hub === id || release === id);
  if (named.length === 1 && named[0]) return named[0];
  const ids = (named.length > 1 ? named : releases).map((release) => release.id);
  const near = named.length > 1 ? undefined : nearest(id, [...ids, ...releases.map(({ hub }) => hub)]);
  throw new ProblemError({
    severity: 'error',
    title: named.length > 1 ? `${id} is the name of several` : `No hub ${id}`.slice(0, 60),
    message:
      named.length > 1
        ? `Write the id: ${some(ids)}.`
        : `No hub or chart has the id \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''} There are ${some(ids) || 'none'}.`,
  });
}

function placeText(place: Place | undefined): string {
  if (!place) return 'default';
  return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}

function table(rows: readonly Row[]): string {
  const width = (column: 'key' | 'value') => Math.min(60, Math.max(...rows.map((row) => row[column].length)));
  const [keys, values] = [width('key'), width('value')];
  return rows
    .map(({ key, value, from }) =>
      `  ${key.padEnd(keys)}  ${value.padEnd(values)}  ${placeText(from)}`.trimEnd(),
    )
    .join('\n');
}
