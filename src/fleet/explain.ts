import { nearest } from '../nearest.js';
import { ProblemError } from '../problem.js';
import type { ChartSource, Fleet, Image, Place, Release, Step, ValuesSource } from '../words.js';
import { some } from './scene.js';

/**
 * A release as it was resolved, a line for each key, with the place that set it: `hub-deploy plan --explain <id>`.
 *
 * @param id an id, or the name of a hub that only one release has
 * @throws ProblemError where there is no such release
 */
export function explain(fleet: Fleet, id: string): string {
  const release = find(fleet, id);
  const rows: [key: string, value: string, from: string][] = [];
  const add = (key: string, value: string | undefined, origin = release.origins[key]) => {
    if (value !== undefined) rows.push([key, value, placeText(origin)]);
  };
  const addEach = <T extends { readonly place?: Place }>(
    key: string,
    items: readonly T[],
    text: (item: T) => string,
  ) => {
    items.forEach((item, index) => {
      add(index === 0 ? key : '', text(item), item.place ?? release.origins[key]);
    });
  };
  add('release', release.release);
  add('namespace', release.namespace);
  add('cluster', release.cluster || 'the one of the job');
  add('environment', release.environment || 'none');
  add('chart', chartText(release.chart));
  addEach('values', release.values, valuesText);
  for (const image of imagesOf(fleet, release)) addImage(image, release, add);
  addEach('before', release.before, stepText);
  addEach('after', release.after, stepText);
  add('branches', release.branches?.join(', ') ?? 'the default branch');
  add('github-environment', release.githubEnvironment);
  add('crds', release.crds);
  add('timeout', `${release.timeoutSeconds} s`);
  add('on-drift', release.onDrift);
  add('max-impact', release.maxImpact);
  add('health-check', release.healthCheck === undefined ? undefined : String(release.healthCheck));
  add('url', release.url);
  add('hold', release.hold);
  add('order', release.order, undefined);
  const title = `${release.kind} ${release.id}, declared in ${placeText(release.declaredAt)}`;
  return `${title}\n${table(rows)}\n`;
}

type Add = (key: string, value: string | undefined, origin?: Place) => void;

function addImage(image: Image, release: Release, add: Add): void {
  const key = `images.${image.kind}`;
  const origins = (name: string) =>
    release.origins[`${key}.${name}`] ?? release.origins[`images.<image>.${name}`];
  add(
    key,
    `${image.name ?? 'named in the values'}, from ${image.dockerfile}`,
    origins('context') ?? origins('name'),
  );
  const addKey = (name: string, value: string | undefined) => add(`${key}.${name}`, value, origins(name));
  addKey('target', image.target);
  for (const [name, value] of Object.entries(image.args)) addKey(`args.${name}`, value);
  addKey('platforms', listText(image.platforms));
  for (const [name, value] of Object.entries(image.contexts)) addKey(`contexts.${name}`, value);
  addKey('secrets', listText(image.secrets));
  addKey('values-path', listText(image.valuesPath));
  addKey('test', image.test?.join(' '));
  addKey('epoch', image.epoch);
  addKey('track-bases', image.trackBases ? 'true' : undefined);
}

function listText(items: readonly string[]): string | undefined {
  return items.length > 0 ? items.join(', ') : undefined;
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

function imagesOf(fleet: Fleet, release: Release): Image[] {
  const byKey = new Map(fleet.images.map((image) => [image.key, image]));
  return release.images.flatMap((key) => byKey.get(key) ?? []);
}

function placeText(place: Place | undefined): string {
  if (!place) return 'default';
  return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}

function chartText(chart: ChartSource): string {
  if (chart.kind === 'oci') return `${chart.oci} ${chart.version}`;
  if (chart.kind === 'repository') return `${chart.name} ${chart.version} from ${chart.repository}`;
  return chart.chartYaml ? `${chart.path} with ${chart.chartYaml}` : chart.path;
}

function valuesText(values: ValuesSource): string {
  if (values.kind === 'file') return values.path;
  if (values.kind === 'command') return `what \`${values.argv.join(' ')}\` prints`;
  return `inline ${JSON.stringify(values.values)}`;
}

function stepText(step: Step): string {
  const attempts = step.attempts > 1 ? `, ${step.attempts} attempts` : '';
  const only = step.environments ? `, only in ${step.environments.join(', ')}` : '';
  const always = step.when === 'always' ? ', always' : '';
  return `${step.run.join(' ')} (${step.timeoutSeconds} s${attempts}${only}${always})`;
}

function table(rows: readonly (readonly [string, string, string])[]): string {
  const width = (column: 0 | 1) => Math.min(60, Math.max(...rows.map((row) => row[column].length)));
  const [keys, values] = [width(0), width(1)];
  return rows
    .map(([key, value, from]) => `  ${key.padEnd(keys)}  ${value.padEnd(values)}  ${from}`.trimEnd())
    .join('\n');
}
