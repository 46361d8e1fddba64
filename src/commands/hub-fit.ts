import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import {
  type ChartFiles,
  type ChartJupyterHub,
  chartJupyterHub,
  fetchedJupyterHub,
} from '../fleet/jupyterhub-version.js';
import { ProblemError } from '../problem.js';
import type { Image, Lookup, Place, Problem, Release, Tree } from '../words.js';
import type { Staged } from './stage.js';

/** The JupyterHub in a release's hub image, as far as its tag or the files that make it tell. */
export interface HubJupyterHub {
  /** `5.3.0`, or `5.3`. */
  readonly version: string;
  /** Who tells, with its verb: a stock image, the one that ours is built FROM, or pip. */
  readonly teller: string;
  /** What is installed on top of a base: the built image itself may still tell otherwise. */
  readonly pinned?: true;
  /** Of the tag in the values, of the FROM, or of the pin. */
  readonly place: Required<Pick<Place, 'file' | 'line'>>;
}

/** What hub images and charts say of JupyterHub's version, each asked for once. */
export interface HubFit {
  /** Undefined where its files do not tell. */
  chartOf(release: Release): Promise<ChartJupyterHub | undefined>;
  /** Undefined where the chart's own image is used, or nothing tells. */
  hubOf(release: Release): Promise<HubJupyterHub | undefined>;
  /** The image of ours at the release's hub.image. */
  builtHubOf(release: Release): Promise<Image | undefined>;
  /** That the hub's JupyterHub is not the chart's, at the line that names the image. */
  check(release: Release): Promise<Problem[]>;
}

/** Nothing is read before it is asked for: plans of hubs without an image of their own do not wait. */
export function hubFit(of: Sources): HubFit {
  const charts = new Map<string, Promise<ChartJupyterHub | undefined>>();
  const chartOf = ({ chart }: Release) => {
    const key = JSON.stringify(chart);
    const known = charts.get(key) ?? chartJupyterHub(of.tree, chart).catch(untold);
    charts.set(key, known);
    return known;
  };
  return {
    chartOf,
    hubOf: (release) => hubOf(of, release),
    async builtHubOf(release) {
      return (await lookAtHub(of, release)).built;
    },
    async check(release) {
      const hub = release.kind === 'hub' ? await hubOf(of, release) : undefined;
      const chart = hub && (await chartOf(release));
      return hub && chart ? misfit(release, hub, chart) : [];
    },
  };
}

/** What is wrong with a chart's own files is told with the values of its hubs. */
function untold(error: unknown): undefined {
  if (!(error instanceof ProblemError)) throw error;
}

/**
 * The same against a chart that Helm has fetched, where the commit's own files do not tell: development versions, and
 * releases that are newer than this program.
 *
 * @param ready makes the chart ready; asked only then
 * @returns nothing where the plan has checked it already
 */
export async function checkFetched(
  fit: HubFit,
  tree: Tree,
  release: Release,
  ready: () => Promise<string>,
): Promise<Problem[]> {
  if (release.kind !== 'hub' || (await fit.chartOf(release))) return [];
  const hub = await fit.hubOf(release);
  const chart = hub && (await fetchedJupyterHub(tree, release.chart, await ready(), onDisk));
  return hub && chart ? misfit(release, hub, chart) : [];
}

const onDisk: ChartFiles = {
  read: (path) => readFile(path).catch(() => null),
  list: (folder) => readdir(folder).catch(() => []),
};

/**
 * The JupyterHub that images have to fit, for checks in what is built: of user images the hub's that starts them, of
 * hub images the chart's, where their FROM does not tell.
 *
 * @param images those that are built
 * @returns each by image key; of several hubs that share an image, the first one's
 */
export async function versionsToFit(of: Sources, images: readonly Image[]) {
  const fit = hubFit(of);
  const hubVersions = new Map<string, string>();
  const chartVersions = new Map<string, string>();
  for (const release of of.fleet.hubs.filter(({ images: keys }) =>
    images.some(({ key }) => keys.includes(key)),
  )) {
    const [chart, hub, ours] = [
      await fit.chartOf(release),
      await fit.hubOf(release),
      await fit.builtHubOf(release),
    ];
    const version = hub?.version ?? chart?.version;
    for (const { key, kind } of images.filter((image) => release.images.includes(image.key))) {
      if (key === ours?.key) {
        const isOpen = !hub || (hub.pinned && chart && misfit(release, hub, chart).length === 0);
        if (chart && isOpen && !chartVersions.has(key)) chartVersions.set(key, chart.version);
      } else if (kind === 'user' && version !== undefined && !hubVersions.has(key))
        hubVersions.set(key, version);
    }
  }
  return { hubVersions, chartVersions };
}

type Sources = Pick<Staged, 'tree' | 'fleet' | 'tags' | 'values'>;

/** What stands at the release's hub.image. */
async function lookAtHub({ fleet, values }: Sources, release: Release) {
  const { imageAtPath } = await import('../values/image-at.js');
  const { familiarName } = await import('../values/reference.js');
  const { splitPath } = await import('../values/overlay.js');
  const read = await values.of(release);
  const path = [...read.jupyterhubPath, 'hub', 'image'];
  const at = imageAtPath(read.values, path);
  const own = fleet.images.filter(({ key }) => release.images.includes(key));
  const isPlaced = (image: Image) =>
    image.valuesPath.some((one) => splitPath(one).join('\0') === path.join('\0'));
  let built = own.find(isPlaced);
  const { readOwnTag } = await import('../image-tag.js');
  // A tag of our own form is one that `write` put there.
  const isOpen = at?.tag === undefined || fleet.placeholders.includes(at.tag) || readOwnTag(at.tag);
  for (const image of built || !at?.name || !isOpen ? [] : own) {
    const name = await values.nameOf(image);
    if (name !== undefined && familiarName(name) === familiarName(at?.name ?? '')) built ??= image;
  }
  return { at, ...(built ? { built } : {}) };
}

async function hubOf(of: Sources, release: Release): Promise<HubJupyterHub | undefined> {
  const { at, built } = await lookAtHub(of, release);
  if (built) return baseVersion(of, built, new Set());
  if (!at?.name || !at.tag) return undefined;
  const { file, line } = at.place;
  return told(`${at.name}:${at.tag}`, { file, line });
}

/** What pip installs in an image of ours, or what it is built FROM, through others of ours. */
async function baseVersion(
  of: Sources,
  image: Image,
  above: Set<string>,
): Promise<HubJupyterHub | undefined> {
  if (above.has(image.key)) return undefined;
  const [text] = await of.tree.read([image.dockerfile]);
  if (!text) return undefined;
  const dockerfile = text.toString('utf8');
  const pin = await pinnedVersion(of, image, dockerfile);
  if (pin) return pin;
  const { baseOf } = await import('../images/dockerfile.js');
  const base = baseOf(dockerfile, image.args, image.target);
  if (!base || Object.hasOwn(image.contexts, base.reference)) return undefined;
  const key = fleetBase(of.tags, image.key, base.reference);
  const below = key === undefined ? undefined : of.fleet.images.find((other) => other.key === key);
  if (below) return baseVersion(of, below, new Set([...above, image.key]));
  return told(base.reference, { file: image.dockerfile, line: base.line });
}

/** `jupyterhub==5.3.0` in a RUN, or in a file of the context that one of them gives to pip: the last counts. */
async function pinnedVersion(
  { tree }: Sources,
  image: Image,
  dockerfile: string,
): Promise<HubJupyterHub | undefined> {
  const { pinIn, pipSources } = await import('../images/pip.js');
  const { context, dockerfile: file, args, target } = image;
  const pinned = (version: string, place: HubJupyterHub['place']): HubJupyterHub => ({
    version,
    teller: `${place.file} installs`,
    pinned: true,
    place,
  });
  for (const source of [...pipSources(dockerfile, 'jupyterhub', args, target)].reverse()) {
    if ('version' in source) return pinned(source.version, { file, line: source.line });
    // Where the image has it is not where the context has it: mostly at its top.
    const names = [source.requirements, posix.basename(source.requirements)];
    const paths = [...new Set(names.map((name) => posix.join(context, name)))];
    const contents = await tree.read(paths);
    const at = contents.findIndex((bytes) => bytes !== null);
    const lines = contents[at]?.toString('utf8').split(/\r?\n/) ?? [];
    const line = lines.findIndex((text) => !/^\s*#/.test(text) && pinIn(text, 'jupyterhub'));
    const version = pinIn(lines[line] ?? '', 'jupyterhub');
    if (version) return pinned(version, { file: paths[at] ?? '', line: line + 1 });
  }
  return undefined;
}

function fleetBase(
  tags: Lookup<{ from: readonly { image: string; reference: string }[] }>,
  key: string,
  base: string,
) {
  return tags.get(key)?.from.find(({ reference }) => reference === base)?.image;
}

async function told(image: string, place: HubJupyterHub['place']): Promise<HubJupyterHub | undefined> {
  const { toldVersion } = await import('../images/hub-base.js');
  const { jupyterhubOfRelease } = await import('../fleet/jupyterhub-version.js');
  const found = toldVersion(image);
  const version = found?.of === 'chart' ? jupyterhubOfRelease(found.version) : found?.version;
  return version === undefined ? undefined : { version, teller: `${image} has`, place };
}

/** Another major version is an error, another minor one a warning; a patch is nothing. */
function misfit(release: Release, hub: HubJupyterHub, chart: ChartJupyterHub): Problem[] {
  const [own, wanted] = [hub.version, chart.version].map((version) => version.replace(/^v/, '').split('.'));
  const isMajor = own?.[0] !== wanted?.[0];
  if (!isMajor && own?.[1] === wanted?.[1]) return [];
  const what = isMajor
    ? 'another major version. The hub has to fit the chart: it may not start with the configuration that the chart writes, and its database may be changed for good'
    : 'another minor version, which may work, but is not what the chart was tested with';
  return [
    {
      severity: isMajor ? 'error' : 'warning',
      ...hub.place,
      title: 'The hub image does not fit the chart',
      message: `${hub.teller} JupyterHub ${hub.version}, and the chart (${chart.chart}) brings ${chart.version}: ${what}. Use a hub image with JupyterHub ${wanted?.slice(0, 2).join('.')}, or the version of the chart that belongs to ${hub.version}.`,
      hub: release.id,
    },
  ];
}
