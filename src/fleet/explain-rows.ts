import type { ChartSource, Fleet, Image, Origins, Place, Release, Step, ValuesSource } from '../words.js';

/** One line of `--explain`; without a place it is a default. */
export interface Row {
  readonly key: string;
  readonly value: string;
  readonly from?: Place;
}

/** A release as it was resolved: a row for each key that says something of it, and for each that the configuration sets. */
export function explainRows(fleet: Fleet, release: Release): Row[] {
  const { origins } = release;
  const own = (key: string, value: string | undefined) => rowOf(key, value, origins[key]);
  return [
    ...own('release', release.release),
    ...own('namespace', release.namespace),
    ...own('cluster', release.cluster || 'the one of the job'),
    ...clusterRows(fleet, release),
    ...own('environment', release.environment || 'none'),
    ...gateRows(fleet, release),
    ...own('chart', chartText(release.chart)),
    ...chartRows(release),
    ...release.values.flatMap((source, index) => valuesRows(source, index, origins)),
    ...imagesOf(fleet, release).flatMap((image) => imageRows(image, origins)),
    ...release.before.flatMap((step, index) => stepRows('before', step, index, origins)),
    ...release.after.flatMap((step, index) => stepRows('after', step, index, origins)),
    ...own('branches', release.branches?.join(', ') ?? 'the default branch'),
    ...own('github-environment', release.githubEnvironment),
    ...own('crds', release.crds),
    ...own('timeout', `${release.timeoutSeconds} s`),
    ...own('on-drift', release.onDrift),
    ...own('max-impact', release.maxImpact),
    ...own('health-check', release.healthCheck === undefined ? undefined : String(release.healthCheck)),
    ...own('url', release.url),
    ...own('hold', release.hold),
    ...own('order', release.order),
  ];
}

function rowOf(key: string, value: string | undefined, from?: Place): Row[] {
  return value === undefined ? [] : [{ key, value, ...(from ? { from } : {}) }];
}

/** The rows of those keys of a mapping that the configuration sets. */
function setRows(
  prefix: string,
  values: Readonly<Record<string, string | undefined>>,
  origins: Origins = {},
): Row[] {
  return Object.entries(values).flatMap(([key, value]) =>
    origins[key] ? rowOf(`${prefix}.${key}`, value, origins[key]) : [],
  );
}

function clusterRows({ clusters }: Fleet, { cluster: name }: Release): Row[] {
  const cluster = clusters.get(name);
  if (!cluster) return [];
  const { gke, eks, aks, kubeconfig, context, credentials, parallel, hold, origins } = cluster;
  const logins = Object.entries({ gke, eks, aks }).flatMap(([cloud, login]) =>
    Object.entries(login ?? {}).map(([key, value]) => [`${cloud}.${key}`, value as string]),
  );
  const values = {
    kubeconfig,
    context,
    ...Object.fromEntries(logins),
    credentials,
    parallel: String(parallel),
    hold,
  };
  return setRows('cluster', values, origins);
}

function gateRows({ environments }: Fleet, release: Release): Row[] {
  const found = environments.find(({ name }) => name === release.environment);
  return setRows('environment', { gate: found?.gate }, found?.origins);
}

function chartRows({ chart, origins }: Release): Row[] {
  const { kind: _, ...keys } = chart;
  const values = Object.entries(keys).map(([key, value]) => [
    key === 'chartYaml' ? 'chart-yaml' : key,
    value,
  ]);
  return values.flatMap(([key, value]) =>
    origins[`chart.${key}`] ? rowOf(`chart.${key}`, value, origins[`chart.${key}`]) : [],
  );
}

/** Of a list the first row alone names the key. */
const nameOf = (key: string, index: number) => (index === 0 ? key : '');

function valuesRows(source: ValuesSource, index: number, origins: Origins): Row[] {
  const own = source.kind === 'command' ? source.origins : undefined;
  const rows = rowOf(
    nameOf('values', index),
    valuesText(source),
    own?.command ?? source.place ?? origins.values,
  );
  if (source.kind !== 'command') return rows;
  return [...rows, ...setRows('values', { watch: source.watch.join(', ') }, own)];
}

function stepRows(key: 'before' | 'after', step: Step, index: number, origins: Origins): Row[] {
  const { watch, attempts, timeoutSeconds, when, environments } = step;
  const values = {
    watch: watch.join(', '),
    attempts: String(attempts),
    timeout: `${timeoutSeconds} s`,
    when,
    environments: environments?.join(', '),
  };
  return [
    ...rowOf(nameOf(key, index), stepText(step), step.origins?.run ?? step.place ?? origins[key]),
    ...setRows(key, values, step.origins),
  ];
}

function imageRows(image: Image, origins: Origins): Row[] {
  const key = `images.${image.kind}`;
  const placeOf = (name: string) => origins[`${key}.${name}`] ?? origins[`images.<image>.${name}`];
  const set = (name: string, value: string | undefined) =>
    placeOf(name) ? rowOf(`${key}.${name}`, value, placeOf(name)) : [];
  const each = (name: string, map: Readonly<Record<string, string>>) =>
    Object.entries(map).flatMap(([entry, value]) => set(`${name}.${entry}`, value));
  const whole = `${image.name ?? 'named in the values'}, from ${image.dockerfile}`;
  return [
    ...rowOf(key, whole, placeOf('context') ?? placeOf('name')),
    ...set('name', image.name),
    ...set('context', image.context),
    ...set('dockerfile', image.dockerfile),
    ...set('target', image.target),
    ...each('args', image.args),
    ...set('platforms', image.platforms.join(', ')),
    ...each('contexts', image.contexts),
    ...set('secrets', image.secrets.join(', ')),
    ...set('values-path', image.valuesPath.join(', ')),
    ...set('test', image.test?.join(' ')),
    ...set('epoch', image.epoch),
    ...set('track-bases', String(image.trackBases)),
  ];
}

function imagesOf(fleet: Fleet, release: Release): Image[] {
  const byKey = new Map(fleet.images.map((image) => [image.key, image]));
  return release.images.flatMap((key) => byKey.get(key) ?? []);
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
