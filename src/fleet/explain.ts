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
  const add = (
    key: string,
    values: string | readonly string[] | undefined,
    origin = release.origins[key],
    own: readonly (Place | undefined)[] = [],
  ) => {
    const lines = typeof values === 'string' ? [values] : (values ?? []);
    lines.forEach((line, index) => {
      const place = own[index] ?? (index === 0 ? origin : undefined);
      rows.push([index === 0 ? key : '', line, place || index === 0 ? placeText(place) : '']);
    });
  };
  add('release', release.release);
  add('namespace', release.namespace);
  add('cluster', release.cluster || 'the one of the job');
  add('environment', release.environment || 'none');
  add('chart', chartText(release.chart));
  add(
    'values',
    release.values.map(valuesText),
    release.origins.values,
    release.values.map(({ place }) => place),
  );
  for (const image of imagesOf(fleet, release)) addImage(image, release, add);
  add('before', release.before.map(stepText));
  add('after', release.after.map(stepText));
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

type Add = (key: string, values: string | readonly string[] | undefined, origin?: Place) => void;

function addImage(image: Image, release: Release, add: Add): void {
  const key = `images.${image.kind}`;
  const origins = (name: string) =>
    release.origins[`${key}.${name}`] ?? release.origins[`images.<image>.${name}`];
  add(
    key,
    `${image.name ?? 'named in the values'}, from ${image.dockerfile}`,
    origins('context') ?? origins('name'),
  );
  const rest: readonly [string, string][] = [
    ['target', image.target ?? ''],
    [
      'args',
      Object.entries(image.args)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    ],
    ['platforms', image.platforms.join(', ')],
    [
      'contexts',
      Object.entries(image.contexts)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    ],
    ['values-path', image.valuesPath.join(', ')],
    ['epoch', image.epoch ?? ''],
  ];
  for (const [name, value] of rest) if (value !== '') add(`${key}.${name}`, value, origins(name));
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
