import { linkOut, ProblemError } from '../problem.js';
import type { Cluster, Environment, Fleet, Release, Tree } from '../words.js';
import { makeCluster } from './clusters.js';
import { makeImages } from './contexts.js';
import { CONVENTION } from './convention.js';
import { discoverHubs } from './discover.js';
import type { Draft } from './draft.js';
import { placeCharts } from './extra-charts.js';
import { followLinks } from './folders.js';
import type { Config } from './keys.js';
import { listTree } from './listing.js';
import { missingFile } from './missing.js';
import { tellOfFolders } from './notices.js';
import { placesOf } from './origins.js';
import { type Placed, placeHubs } from './placing.js';
import { makeRelease } from './releases.js';
import { collectFaults, type Scene } from './scene.js';
import type { CompileGlob } from './template.js';

const CONFIG_FILE = 'hub-deploy.yaml';

/**
 * Works out the fleet from a commit's files alone: by hub-deploy.yaml where there is one, else by the convention, which
 * needs neither a YAML parser nor globs.
 *
 * @param options.configFile another configuration, which must be there
 * @returns the fleet; what concerns one hub or folder stands in its `problems`, an error with the hub's id where there
 *   is one: that hub must not be deployed
 * @throws ProblemError with all errors of the configuration itself
 */
export async function loadFleet(tree: Tree, options: { readonly configFile?: string } = {}): Promise<Fleet> {
  return (await loadScene(tree, options)).fleet;
}

/** As `loadFleet`, with what the fleet was worked out from. */
export async function loadScene(
  tree: Tree,
  options: { readonly configFile?: string } = {},
): Promise<{ readonly fleet: Fleet; readonly scene: Scene }> {
  const file = options.configFile ?? CONFIG_FILE;
  const [listing, configured] = await Promise.all([
    listTree(tree),
    readConfiguration(tree, file, options.configFile !== undefined),
  ]);
  const scene: Scene = { ...configured, file, listing, faults: collectFaults(file) };
  const fleet = makeFleet(scene);
  if (scene.faults.config.length > 0) throw new ProblemError(...scene.faults.config);
  return { fleet: { ...fleet, problems: scene.faults.others }, scene };
}

async function readConfiguration(
  tree: Tree,
  file: string,
  wanted: boolean,
): Promise<{ readonly config: Config; readonly compile: CompileGlob }> {
  const real = await followLinks(tree, file);
  if (real === undefined) throw new ProblemError(linkOut(file));
  const [content] = tree.entries.has(real) ? await tree.read([real]) : [];
  if (content) {
    const [{ readConfig }, { compileGlob }, { isCiphertext }] = await Promise.all([
      import('./config.js'),
      import('./glob.js'),
      import('../host/ciphertext.js'),
    ]);
    const hidden = isCiphertext(content);
    if (hidden) throw notPlain(real, hidden);
    return { config: readConfig(textOf(content, real), real), compile: placed(compileGlob, real) };
  }
  const misnamed = ['hub-deploy.yml', '.hub-deploy.yaml'].find((name) => tree.entries.has(name));
  if (wanted || misnamed)
    throw new ProblemError({
      severity: 'error',
      file: wanted ? file : (misnamed ?? file),
      title: wanted ? `No file ${file}` : `${misnamed} is not read`,
      message: wanted
        ? `The configuration \`${file}\` is not in this commit.`
        : `The configuration's name is \`${CONFIG_FILE}\`: rename \`${misnamed}\`.`,
    });
  return { config: {}, compile: noGlobs };
}

/** What is wrong with a glob is told of the configuration that holds it. */
function placed(compile: CompileGlob, file: string): CompileGlob {
  return (glob) => {
    try {
      return compile(glob);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(...error.problems.map((problem) => ({ file, ...problem })));
    }
  };
}

function textOf(content: Buffer, file: string): string {
  const text = content.toString('utf8');
  if (Buffer.from(text).equals(content)) return text;
  throw new ProblemError({
    severity: 'error',
    file,
    title: 'The configuration is not UTF-8 text',
    message: `\`${file}\` holds bytes that are no UTF-8 text. Save it as UTF-8.`,
  });
}

/** Everybody who plans has to read the configuration, and most of them have no key. */
function notPlain(file: string, hidden: 'git-crypt' | 'sops' | 'lfs'): ProblemError {
  const [what, fix] =
    hidden === 'lfs'
      ? ['is a Git LFS pointer', `Take \`${file}\` out of LFS in .gitattributes, and commit the file itself`]
      : [`is encrypted with ${hidden}`, 'Commit it plain; what is secret belongs into values files'];
  return new ProblemError({
    severity: 'error',
    file,
    title: 'The configuration is not plain text',
    message: `\`${file}\` ${what}, and every plan, also a stranger's pull request, has to read it. ${fix}.`,
  });
}

/** The convention holds no globs. */
const noGlobs: CompileGlob = (glob) => {
  throw new Error(`a glob without a configuration: ${glob}`);
};

function makeFleet(scene: Scene): Omit<Fleet, 'problems'> {
  const { config } = scene;
  const discovery = discoverHubs(scene);
  const placed = placeHubs(scene, discovery);
  const environments = environmentsOf(config, placed);
  const names = clusterNames(config, placed);
  const hubDrafts = placed.map(draftOf);
  const chartDrafts = placeCharts(scene, placed, environments, names);
  const clusters = clustersOf(scene, [...names, ...chartDrafts.map(({ cluster }) => cluster)]);
  const { images, keysOf } = makeImages(scene, hubDrafts, chartDrafts);
  const release = (draft: Draft) => makeRelease(scene, draft, clusters.size > 1, keysOf(draft));
  const hubs = sorted(hubDrafts.map(release));
  const charts = sorted(chartDrafts.map(release));
  checkIds(scene, [...hubs, ...charts]);
  tellOfFolders(scene, discovery, images);
  for (const { value, place } of config['validate-values']?.value ?? [])
    if (!scene.listing.has(value))
      scene.faults.tell({
        ...missingFile(scene, value, 'A stand-in for values', place),
        severity: 'warning',
      });
  return {
    hubs,
    charts,
    images,
    environments,
    clusters,
    placeholders: (config.placeholder ?? CONVENTION.placeholder).value,
    validateValues: (config['validate-values']?.value ?? []).map(({ value }) => value),
    ...(config.setup ? { setup: config.setup.value } : {}),
  };
}

function draftOf({ declared, cluster, environment, layers }: Placed): Draft {
  const { env, cluster: onCluster, hub, place } = declared;
  const captured = {
    ...(env === environment ? { environment: place } : {}),
    ...(onCluster === cluster ? { cluster: place } : {}),
  };
  const draft = { kind: 'hub', name: hub, cluster, environment, layers, place } as const;
  return env || onCluster ? { ...draft, captured } : draft;
}

/** As declared, in that order; else those that hubs name, by name; else the nameless one. */
function environmentsOf(config: Config, hubs: readonly Placed[]): readonly Environment[] {
  const declared = config.environments?.value ?? [];
  if (declared.length > 0)
    return declared.map(({ name, value: { gate } }) => ({
      name,
      gate: gate?.value ?? 'cluster',
      ...(gate ? { origins: placesOf({ gate }) } : {}),
    }));
  const named = [...new Set(hubs.map(({ environment }) => environment))].sort();
  return (named.length > 0 ? named : ['']).map((name) => ({ name, gate: 'cluster' }));
}

function clusterNames(config: Config, hubs: readonly Placed[]): string[] {
  const declared = (config.clusters?.value ?? [])
    .map(({ name }) => name)
    .filter((name) => name !== '<cluster>');
  const names = [...new Set([...declared, ...hubs.map(({ cluster }) => cluster)])].sort();
  return names.length > 0 ? names : [''];
}

function clustersOf(scene: Scene, names: readonly string[]): ReadonlyMap<string, Cluster> {
  return new Map([...new Set(names)].map((name) => [name, makeCluster(scene, name)]));
}

function sorted(releases: readonly Release[]): Release[] {
  return [...releases].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Two releases of one name on one cluster would overwrite each other. */
function checkIds(scene: Scene, releases: readonly Release[]): void {
  const seen = new Map<string, Release>();
  for (const second of releases) {
    const first = seen.get(second.id);
    seen.set(second.id, second);
    if (!first) continue;
    const apart = first.environment !== second.environment;
    const advice = apart
      ? 'Write `release: <hub>-<env>`, or give each environment a `cluster` of its own.'
      : 'Give them names of their own with `release`.';
    const where = apart ? `, in \`${first.environment}\` and \`${second.environment}\`,` : '';
    scene.faults.wrong(
      second.origins.release ?? second.declaredAt,
      `Two releases are called ${second.id}`,
      `\`${first.hub}\` (${first.declaredAt.file}) and \`${second.hub}\` (${second.declaredAt.file})${where} would be the same Helm release. ${advice}`,
    );
  }
}
