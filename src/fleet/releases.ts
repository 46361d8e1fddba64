import type { ChartSource, Place, Problem, Release, Step, ValuesSource } from '../words.js';
import type { ReleaseKeys, StepKeys } from './keys.js';
import { checkEnvironment, pick, TAKEN_BY_CHARTS } from './layers.js';
import { missingFile } from './missing.js';
import { namespaceFault, releaseFault } from './names.js';
import type { Located } from './read.js';
import { inserter, type Scene } from './scene.js';
import { insert, isGlob, type Values } from './template.js';

/** What a release is made from, resolved but for its values. */
export interface Draft {
  readonly kind: 'hub' | 'chart';
  readonly name: string;
  readonly cluster: string;
  readonly environment: string;
  readonly layers: readonly ReleaseKeys[];
  readonly place: Place;
  /** Keys that its file's path says, where nothing else says them. */
  readonly captured?: Readonly<Record<string, Place>>;
  readonly order?: 'before' | 'after';
}

const DEFAULT_TIMEOUT_SECONDS = 600;

/**
 * Makes a release of what its layers say.
 *
 * @param several whether the fleet has more than one cluster: then the id begins with its name
 * @param images the keys of the images that its values may name
 */
export function makeRelease(
  scene: Scene,
  draft: Draft,
  several: boolean,
  images: readonly string[],
): Release {
  const { layers, name, cluster, environment, place } = draft;
  const fill = inserter(scene, name, valuesOf(draft));
  const text = (key: 'release' | 'namespace' | 'github-environment' | 'url') => {
    const written = pick(layers, key);
    return written && fill(written.value, written.place);
  };
  const release = text('release') ?? name;
  const namespace = text('namespace') ?? release;
  checkName(scene, draft, 'release', release, releaseFault);
  if (namespace !== release || releaseFault(release) === undefined)
    checkName(scene, draft, 'namespace', namespace, namespaceFault);
  const id = several ? `${cluster}/${release}` : release;
  const say = (problem: Problem) => scene.faults.tell({ ...problem, hub: id });
  const plain = <K extends keyof ReleaseKeys>(key: K) => pick(layers, key)?.value as ValueOf<K> | undefined;
  const githubEnvironment = text('github-environment');
  const url = text('url');
  const branches = plain('branches');
  const hold = plain('hold');
  const maxImpact = plain('max-impact');
  const healthCheck = plain('health-check');
  return {
    kind: draft.kind,
    id,
    hub: name,
    release,
    namespace,
    cluster,
    environment,
    chart: chartOf(scene, draft, fill, say),
    values: valuesOfRelease(scene, draft, fill, say),
    ...(branches ? { branches } : {}),
    ...(githubEnvironment ? { githubEnvironment } : {}),
    before: stepsOf(scene, pick(layers, 'before')?.value ?? [], fill),
    after: stepsOf(scene, pick(layers, 'after')?.value ?? [], fill),
    crds: plain('crds') ?? 'install',
    timeoutSeconds: plain('timeout') ?? DEFAULT_TIMEOUT_SECONDS,
    ...(hold ? { hold } : {}),
    onDrift: plain('on-drift') ?? 'report',
    ...(maxImpact ? { maxImpact } : {}),
    ...(healthCheck === undefined ? {} : { healthCheck }),
    ...(url ? { url } : {}),
    ...(draft.order ? { order: draft.order } : {}),
    images,
    declaredAt: place,
    origins: draft.captured ? { ...draft.captured, ...originsOf(layers) } : originsOf(layers),
  };
}

type ValueOf<K extends keyof ReleaseKeys> = NonNullable<ReleaseKeys[K]>['value'];
type Fill = ReturnType<typeof inserter>;
type Say = (problem: Problem) => void;

/** What the templates of a release stand for. */
export function valuesOf({ name, cluster, environment }: Draft): Values {
  return { hub: name, ...(environment ? { env: environment } : {}), ...(cluster ? { cluster } : {}) };
}

function checkName(
  scene: Scene,
  draft: Draft,
  key: 'release' | 'namespace',
  text: string,
  fault: (text: string) => string | undefined,
): void {
  const wrong = fault(text);
  // A text with an unfilled template has been said already.
  if (wrong === undefined || text.includes('<')) return;
  const place = pick(draft.layers, key)?.place ?? pick(draft.layers, 'release')?.place ?? draft.place;
  scene.faults.wrong(
    place,
    `${text.slice(0, 30)} cannot be a ${key}`,
    `The ${key} of \`${draft.name}\` would be \`${text}\`, which ${wrong}.`,
  );
}

function chartOf(scene: Scene, draft: Draft, fill: Fill, say: Say): ChartSource {
  const written = pick(draft.layers, 'chart');
  if (!written) {
    scene.faults.wrong(draft.place, `${draft.name} has no chart`, `\`${draft.name}\` needs a \`chart\`.`);
    return { kind: 'local', path: '' };
  }
  const { value: chart, place } = written;
  const put = (text: string) => fill(text, place);
  if (chart.kind === 'oci') return { kind: 'oci', oci: put(chart.oci), version: put(chart.version) };
  if (chart.kind === 'repository')
    return {
      kind: 'repository',
      repository: put(chart.repository),
      name: put(chart.name),
      version: put(chart.version),
    };
  const path = put(chart.path);
  const chartYaml = chart.chartYaml && put(chart.chartYaml);
  const file = chartYaml ?? (path === '.' ? 'Chart.yaml' : `${path}/Chart.yaml`);
  if (!scene.listing.has(file))
    say(missingFile(scene, file, `The Chart.yaml of \`${draft.name}\``, place ?? draft.place));
  else if (!scene.listing.isFolder(path))
    say(missingFile(scene, path, `The chart of \`${draft.name}\``, place ?? draft.place));
  return { kind: 'local', path, ...(chartYaml ? { chartYaml } : {}) };
}

function valuesOfRelease(scene: Scene, draft: Draft, fill: Fill, say: Say): ValuesSource[] {
  return (pick(draft.layers, 'values')?.value ?? []).flatMap(({ value, place }): ValuesSource[] => {
    const put = (text: string) => fill(text, place);
    if (value.kind === 'inline') return [{ kind: 'inline', values: filled(value.values, valuesOf(draft)) }];
    if (value.kind === 'command')
      return [{ kind: 'command', argv: value.argv.map(put), watch: value.watch.map(put) }];
    const path = put(value.path);
    const found = isGlob(path) ? matching(scene, path) : scene.listing.has(path) ? [path] : [];
    if (found.length === 0 && !value.optional)
      say(
        isGlob(path)
          ? noMatch(scene, draft, path, place)
          : missingFile(scene, path, `A values file of \`${draft.name}\``, place ?? draft.place),
      );
    return found.map((path) => ({ kind: 'file', path }));
  });
}

/** Texts in inline values take templates too; what is no template of ours is the team's own. */
function filled(values: Readonly<Record<string, unknown>>, known: Values): Readonly<Record<string, unknown>> {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return insert(value, known);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  return fill(values) as Readonly<Record<string, unknown>>;
}

/** The files that a glob matches, by name. */
function matching(scene: Scene, glob: string): string[] {
  const start = glob.slice(0, glob.search(/[*?[\]{}!+@]/));
  const matches = scene.compile(glob);
  return scene.listing.paths.filter((path) => path.startsWith(start) && matches(path)).sort();
}

function noMatch(scene: Scene, draft: Draft, glob: string, place: Place | undefined): Problem {
  return {
    severity: 'error',
    ...(place ?? { file: scene.file }),
    title: `No file matches ${glob}`,
    message: `\`${draft.name}\` takes values from \`${glob}\`, and no file matches. If there need not be one, write \`${glob}?\`.`,
  };
}

function stepsOf(scene: Scene, steps: readonly Located<StepKeys>[], fill: Fill): Step[] {
  return steps.flatMap(({ value: step, place }) => {
    if (!step.run) return [];
    for (const { value, place } of step.environments?.value ?? []) checkEnvironment(scene, value, place);
    const environments = step.environments?.value.map(({ value }) => value);
    return [
      {
        run: step.run.value.map((text) => fill(text, place)),
        watch: (step.watch?.value ?? []).map((text) => fill(text, place)),
        attempts: step.attempts?.value ?? 1,
        timeoutSeconds: step.timeout?.value ?? DEFAULT_TIMEOUT_SECONDS,
        when: step.when?.value ?? 'success',
        ...(environments ? { environments } : {}),
      },
    ];
  });
}

const knownOrigins = new WeakMap<readonly ReleaseKeys[], Readonly<Record<string, Place>>>();

/** Where each key that was written was last written: `images` by image and key. Hubs of the same layers share it. */
function originsOf(layers: readonly ReleaseKeys[]): Readonly<Record<string, Place>> {
  const origins = knownOrigins.get(layers) ?? findOrigins(layers);
  knownOrigins.set(layers, origins);
  return origins;
}

function findOrigins(layers: readonly ReleaseKeys[]): Record<string, Place> {
  const origins: Record<string, Place> = {};
  for (const layer of layers) {
    for (const [key, located] of Object.entries(layer) as [string, Located<unknown>][])
      if (key !== 'images' && located.place && Object.hasOwn(TAKEN_BY_CHARTS, key))
        origins[key] = located.place;
    for (const image of layer.images?.value ?? [])
      for (const [key, located] of Object.entries(image.value) as [string, Located<unknown>][])
        if (located.place) origins[`images.${image.name}.${key}`] = located.place;
  }
  return origins;
}
