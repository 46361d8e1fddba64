import type { ChartSource, Origins, Problem, Release, Step } from '../words.js';
import { type Draft, type Fill, type Say, valuesOf } from './draft.js';
import type { StepKeys } from './keys.js';
import { checkEnvironment, pick } from './layers.js';
import { missingFile } from './missing.js';
import { namespaceFault, releaseFault } from './names.js';
import { originsOf, placesOf } from './origins.js';
import type { Located } from './read.js';
import { inserter, type Scene } from './scene.js';
import { DEFAULT_TIMEOUT_SECONDS, settingsOf } from './settings.js';
import { valuesOfRelease } from './values-list.js';

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
  const githubEnvironment = text('github-environment');
  const url = text('url');
  return {
    ...settingsOf(layers),
    kind: draft.kind,
    id,
    hub: name,
    release,
    namespace,
    cluster,
    environment,
    chart: chartOf(scene, draft, fill, say),
    values: valuesOfRelease(scene, draft, fill, say),
    before: stepsOf(scene, pick(layers, 'before')?.value, fill),
    after: stepsOf(scene, pick(layers, 'after')?.value, fill),
    ...(githubEnvironment ? { githubEnvironment } : undefined),
    ...(url ? { url } : undefined),
    ...(draft.order ? { order: draft.order } : undefined),
    images,
    declaredAt: place,
    origins: originsOfDraft(draft),
  };
}

/** Most hubs of a fleet share what their layers say. */
function originsOfDraft({ layers, captured, own }: Draft): Origins {
  return captured || own ? { ...captured, ...originsOf(layers), ...own } : originsOf(layers);
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

function stepsOf(scene: Scene, steps: readonly Located<StepKeys>[] | undefined, fill: Fill): Step[] {
  return (steps ?? []).flatMap(({ value: step, place }) => {
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
        ...(place ? { place } : {}),
        origins: placesOf(step),
      },
    ];
  });
}
