import { changedLines } from '../fleet/changed-lines.js';
import { findChanges } from '../fleet/changes.js';
import { type Fingerprints, fingerprints as makeFingerprints } from '../fleet/fingerprint.js';
import { loadFleet } from '../fleet/load.js';
import { touched as findTouched, goneHubs, needsBase, type Side } from '../fleet/touched.js';
import { readTree } from '../fleet/tree.js';
import type { BaseDigests } from '../images/registry.js';
import { type ImageTags, imageTags } from '../images/tag.js';
import { decideHubs, decideImages, makePlan, type PlanFacts } from '../plan/decide.js';
import { ProblemError } from '../problem.js';
import type {
  Changes,
  ClusterState,
  Fleet,
  Image,
  Plan,
  PlannedHub,
  PlannedImage,
  Problem,
  Release,
  Tree,
} from '../words.js';
import { askClusters, type ClusterAccesses, clusterAccesses } from './clusters.js';
import type { Context } from './context.js';
import { buildsTouched, isProposal, refRule } from './refs.js';
import { askRegistry, trackedBases } from './registry.js';
import { checkRelease, type FleetValues, fleetValues } from './values.js';

/** Everything that is known before anything is done. */
export interface Survey {
  readonly tree: Tree;
  readonly fleet: Fleet;
  readonly tags: ImageTags;
  readonly fingerprints: Fingerprints;
  readonly clusters: ReadonlyMap<string, ClusterState>;
  readonly accesses: ClusterAccesses;
  readonly values: FleetValues;
  /** Keys of the images that the change touches. */
  readonly touchedImages: ReadonlySet<string>;
  /** By image key: why it cannot be built. */
  readonly faults: ReadonlyMap<string, readonly Problem[]>;
  /** By reference as in the Dockerfile: what images with `track-bases` are built FROM. */
  readonly baseDigests: ReadonlyMap<string, string>;
  readonly plan: Plan;
  /** Hubs of environments before this job's, on its clusters, that are not proved: they spare what comes after them. */
  readonly earlier: readonly PlannedHub[];
}

/** What a command may ask, besides git. */
export interface Ask {
  readonly clusters: boolean;
  /**
   * `strict`: an answer that leaves nothing to go on stops the run. `loose`: the plan says what it could not know.
   * `none`: images and values do not matter to the command.
   */
  readonly registry: 'strict' | 'loose' | 'none';
}

/**
 * Works out the plan: the commit's files, what the event changed, the fleet, content addresses, what clusters and
 * registries hold.
 *
 * @throws ProblemError where nothing sensible can follow
 */
export async function survey(context: Context, ask: Ask): Promise<Survey> {
  const { options } = context;
  const { event, directory } = options;
  const rev = event.name === 'local' ? event.sha : 'HEAD';
  const reading = readTree(directory, rev ? { rev } : {});
  const [tree, diff] = await Promise.all([reading, findChanges(directory, event, reading)]);
  const bases = trackedBases(context);
  const head = await lookAt(tree, bases.digestOf);
  const { base, changes } = await baseSide(directory, diff, bases.digestOf);
  const touched = findTouched(changes, head, base);
  const { fleet, values, tags, fingerprints } = head;
  const named = options.hubs.length > 0 ? await nameHubs(fleet, options.hubs) : undefined;
  const inScope = scopeOf(context);
  const wanted = (release: Release) => inScope(release) && (!named || named.has(release.id));
  const accesses = clusterAccesses(context, fleet, tree);
  const clusters = ask.clusters
    ? await askClusters(context, accesses, clustersOf(fleet, wanted))
    : new Map<string, ClusterState>();
  const facts: PlanFacts = {
    fleet,
    commit: tree.commit,
    ...(changes.base ? { base: changes.base } : {}),
    notes: [changes.how, ...unknownClusters(clusters)],
    touched,
    fingerprints,
    ...(named ? { named } : {}),
    inScope,
    force: options.force,
    refusedRef: await refRule(event),
    clusters,
  };
  const hubs = decideHubs(facts);
  const { registry } = ask;
  const images = registry === 'none' ? [] : await surveyImages(context, registry, facts, hubs, head);
  const faults = await imageFaults(directory, tree, images, tags);
  const problems = [
    ...fleet.problems,
    ...(base ? goneHubs(fleet, base.fleet) : []),
    ...hubs.filter(({ failing }) => failing).map(failingProblem),
    ...[...faults.values()].flat(),
    ...(registry === 'none' ? [] : await checkHubs(context, facts, hubs, images, values)),
  ];
  const plan = makePlan(facts, hubs, images, problems);
  const earlier = decideHubs({ ...facts, inScope: isEarlier(context, fleet) }).filter(isUnproved);
  return {
    tree,
    fleet,
    tags,
    fingerprints,
    clusters,
    accesses,
    values,
    touchedImages: new Set(touched.images.keys()),
    faults,
    baseDigests: bases.found,
    plan,
    earlier,
  };
}

type Head = Awaited<ReturnType<typeof lookAt>>;

/**
 * What is worked out from the files of one commit alone.
 *
 * @param digestOf for images with `track-bases`: the digest that a base has now
 */
export async function lookAt(tree: Tree, digestOf?: BaseDigests['digestOf']) {
  const fleet = await loadFleet(tree);
  const values = fleetValues(fleet, tree);
  const tags = await imageTags(fleet, tree, values.nameOf, digestOf);
  return { fleet, values, tags, fingerprints: await makeFingerprints(fleet, tree, tags) };
}

/** The commit compared with, where the head's files alone cannot tell whom the changes concern. */
async function baseSide(
  directory: string,
  changes: Changes,
  digestOf: BaseDigests['digestOf'],
): Promise<{ base?: Side; changes: Changes }> {
  if (!changes.base || !needsBase(changes)) return { changes };
  try {
    return { base: await lookAt(await readTree(directory, { rev: changes.base }), digestOf), changes };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const how = `${changes.how}; the files there have errors, so everything counts as changed`;
    return { changes: { ...changes, how, files: 'everything' } };
  }
}

async function surveyImages(
  context: Context,
  mode: 'strict' | 'loose',
  facts: PlanFacts,
  hubs: readonly PlannedHub[],
  { tags, fingerprints: prints, values }: Head,
): Promise<PlannedImage[]> {
  const { fleet, touched } = facts;
  const used = usedImages(hubs, prints);
  // Who names hubs means their images and no others.
  const touchedKeys = !facts.named && buildsTouched(context.options.event) ? touched.images.keys() : [];
  const wanted = withBases(fleet, new Set([...used, ...touchedKeys]), tags);
  const names = new Map<string, string>();
  const asked: { name: string; tag: string }[] = [];
  for (const image of wanted) {
    const name = await values.nameOf(image);
    const tag = tags.get(image.key)?.tag;
    if (!name || !tag) continue;
    names.set(image.key, name);
    asked.push({ name, tag });
  }
  const answer = await askRegistry(context, asked, mode);
  return decideImages(wanted, touched, { tags, names, ...answer });
}

/** The images of hubs that will be deployed, by key. */
function usedImages(hubs: readonly PlannedHub[], prints: Fingerprints): Set<string> {
  const deployed = hubs.filter(({ action }) => action === 'deploy');
  return new Set(deployed.flatMap(({ release }) => prints.get(release.id)?.images ?? []));
}

/** The images with these keys, and those of the fleet that they are built FROM. */
function withBases(fleet: Fleet, wanted: ReadonlySet<string>, tags: ImageTags): Image[] {
  const keys = new Set<string>();
  const add = (key: string) => {
    if (keys.has(key)) return;
    keys.add(key);
    for (const base of tags.get(key)?.from ?? []) add(base.image);
  };
  for (const key of wanted) add(key);
  return fleet.images.filter((image) => keys.has(image.key));
}

/** What keeps images from being built, by key: LFS pointers, ciphertext, missing submodules, FROM in circles. */
async function imageFaults(
  directory: string,
  tree: Tree,
  images: readonly PlannedImage[],
  tags: ImageTags,
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const faults = new Map<string, readonly Problem[]>();
  for (const { image, action } of images) {
    const tag = tags.get(image.key);
    if (!tag || action !== 'build') continue;
    const { contextProblems } = await import('../images/context-problems.js');
    const found = [...tag.problems, ...(await contextProblems(directory, tree, [tag]))];
    if (found.length > 0) faults.set(image.key, found);
  }
  return faults;
}

/** The values of every hub that has a reason to be looked at. */
async function checkHubs(
  { options }: Context,
  facts: PlanFacts,
  hubs: readonly PlannedHub[],
  images: readonly PlannedImage[],
  values: FleetValues,
): Promise<Problem[]> {
  const named = images
    .filter(({ name }) => name)
    .map(({ image, name }) => ({ name, valuesPath: image.valuesPath }));
  const releases = hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release);
  const read = await Promise.all(releases.map((release) => values.of(release)));
  const files = read.flatMap((one) => one.values.map(({ file }) => file));
  const { base, commit } = facts;
  const changed =
    base && isProposal(options.event)
      ? await changedLines(options.directory, base, commit, files)
      : undefined;
  const problems: Problem[] = [];
  for (const [index, release] of releases.entries()) {
    const own = read[index];
    if (own) problems.push(...(await checkRelease(facts.fleet, release, own, named, changed)));
  }
  return problems;
}

async function nameHubs(fleet: Fleet, globs: readonly string[]): Promise<Set<string>> {
  const { selectHubs } = await import('../fleet/select.js');
  const { hubs, problems } = selectHubs(fleet, globs);
  if (problems.length > 0) throw new ProblemError(...problems);
  return new Set(hubs.map((hub) => hub.id));
}

/** The part of the fleet that the job is for. */
function scopeOf({ options }: Context): (release: Release) => boolean {
  return (release) =>
    (options.cluster === undefined || release.cluster === options.cluster) &&
    (options.environment === undefined || release.environment === options.environment);
}

/** Hubs that are deployed before those of the job's environment, in jobs of their own. */
function isEarlier({ options }: Context, fleet: Fleet): (release: Release) => boolean {
  const order = fleet.environments.map(({ name }) => name);
  const own = options.environment === undefined ? 0 : order.indexOf(options.environment);
  return ({ kind, cluster, environment }) =>
    kind === 'hub' &&
    (options.cluster === undefined || cluster === options.cluster) &&
    order.indexOf(environment) < own;
}

function isUnproved({ action, failing }: PlannedHub): boolean {
  return action === 'deploy' || failing === true;
}

function failingProblem({ release, reasons }: PlannedHub): Problem {
  return {
    severity: 'warning',
    title: `${release.id} is not tried again`,
    message: `${release.id} is not what the repository says: ${reasons.join('; ')}.`,
    file: release.declaredAt.file,
    hub: release.id,
  };
}

/** The clusters of some releases, by name, each with the namespaces that they live in. */
function clustersOf(fleet: Fleet, wanted: (release: Release) => boolean): Map<string, string[]> {
  const clusters = new Map<string, string[]>();
  for (const { cluster, namespace } of [...fleet.hubs, ...fleet.charts].filter(wanted)) {
    const namespaces = clusters.get(cluster) ?? [];
    namespaces.push(namespace);
    clusters.set(cluster, namespaces);
  }
  return clusters;
}

function unknownClusters(clusters: ReadonlyMap<string, ClusterState>): string[] {
  return [...clusters].flatMap(([name, state]) =>
    'unknown' in state
      ? [`${name ? `The cluster ${name}` : 'The cluster'} was not read: ${state.unknown}`]
      : [],
  );
}
