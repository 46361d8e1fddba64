import type { Fingerprints } from '../fleet/fingerprint.js';
import { linksOf } from '../fleet/folders.js';
import { loadFleet } from '../fleet/load.js';
import { goneHubs, touched as touchedBy } from '../fleet/touched.js';
import { baseDigests } from '../images/registry.js';
import type { ImageTags } from '../images/tag.js';
import { decideHubs, decideImages, makePlan, type PlanFacts } from '../plan/decide.js';
import { holds } from '../plan/scope.js';
import { linkOut, ProblemError } from '../problem.js';
import type {
  Changes,
  ClusterState,
  Fleet,
  Image,
  PlannedHub,
  PlannedImage,
  Problem,
  Release,
  Tree,
} from '../words.js';
import type { ClustersSeen } from './ask-clusters.js';
import { clusterAccesses, clustersToAsk, liveRelease } from './clusters.js';
import type { Context } from './context.js';
import { guard } from './guards.js';
import { hubFit } from './hub-fit.js';
import { type RunLogins, runLogins } from './logins.js';
import { buildsTouched, isChecked, isProposal } from './refs.js';
import { askRegistry } from './registry.js';
import { baseSide, type Head, lookAt } from './side.js';
import type { Ask, Survey } from './survey.js';
import { notEasy, unaskedNotes } from './unasked.js';
import { nothingRead, unreadClusters } from './unread.js';
import { checkRelease, fleetValues } from './values.js';
import { sayWhere } from './where.js';

/**
 * Works out the plan from the commit's files and what the event changed.
 *
 * @throws ProblemError where nothing sensible can follow
 */
export async function workOut(
  context: Context,
  ask: Ask,
  tree: Tree,
  changing: Promise<Changes>,
): Promise<Survey> {
  const { options } = context;
  const { directory } = options;
  const guards = await guard(context, await loadFleet(tree), tree);
  const { fleet } = guards;
  const own = { tree, fleet, values: fleetValues(fleet, tree) };
  const logins = runLogins(context, own, changing);
  const bases = baseDigests(
    { credentials: logins, signal: context.signal },
    ask.bases ?? (ask.registry === 'loose' ? 'loose' : 'strict'),
  );
  const named = options.hubs.length > 0 ? await nameHubs(fleet, options.hubs) : undefined;
  const inScope = (release: Release) => holds(options.scope, release);
  const wanted = (release: Release) => inScope(release) && (!named || named.has(release.id));
  const accesses = clusterAccesses(context, guards, tree);
  const all = clustersToAsk(fleet, wanted, ask.empty ? options.scope : undefined);
  const unasked = ask.clusters === 'easy' ? await notEasy(context, fleet, all.keys()) : undefined;
  const reached = [...(ask.clusters ? all : [])].filter(([name]) => !unasked?.has(name));
  const names = reached.map(([name]) => name).filter((name) => !guards.refusedCluster(name));
  const look = async () => {
    const head = await lookAt(tree, bases.digestOf, own);
    return { head, ...(await baseSide(directory, await changing, { tree, ...head }, bases.digestOf)) };
  };
  const asked = ask.clusters === 'later' ? new Map() : new Map(reached);
  // Clusters answer while the commit's files are read.
  const working = Promise.all([lookAtClusters(context, guards, accesses, asked), look()]);
  // Where it looks is said first, also where that goes wrong.
  working.catch(() => {});
  await sayWhere(context, fleet, tree, names);
  const [{ clusters, down, notes }, { head, base, changes }] = await working;
  const unread = unreadClusters(clusters, guards);
  const { values, tags, fingerprints } = head;
  const touched = touchedBy(changes, head, base);
  const facts: PlanFacts = {
    fleet,
    commit: tree.commit,
    ...(changes.base ? { base: changes.base } : {}),
    notes: [changes.how, ...notes, ...unaskedNotes(context, ask, unasked)],
    touched,
    fingerprints,
    // Who names hubs to look at them does not wish them deployed.
    ...(ask.changes === 'none' ? { inScope: wanted } : { inScope, ...(named ? { named } : {}) }),
    force: options.force,
    refusedRef: guards.refused,
    clusters,
    down,
    unread,
  };
  const hubs = decideHubs(facts);
  const { registry } = ask;
  const acts = registry === 'strict';
  const [servers, { images, clashes }] = await Promise.all([
    clusters.size > 0 ? countServers(context, accesses, clusters, hubs) : undefined,
    registry === 'none'
      ? { images: [], clashes: [] }
      : surveyImages(context, logins, registry, facts, hubs, { tree, ...head }),
  ]);
  const faults = await imageFaults(directory, tree, images, tags);
  const problems = [
    ...fleet.problems,
    ...(base ? goneHubs(fleet, base.fleet) : []),
    ...hubs.filter(({ failing }) => failing).map((hub) => failingProblem(hub, acts)),
    ...(acts ? nothingRead(clusters, unread, hubs) : []),
    ...[...faults.values()].flat(),
    ...clashes,
    ...(registry === 'none' ? [] : await checkHubs(context, facts, hubs, { tree, ...head })),
  ];
  const untold = registry === 'none' ? [] : await untoldValues({ tree, ...head }, hubs, clusters);
  const plan = {
    ...makePlan({ ...facts, notes: [...facts.notes, ...untold] }, hubs, images, problems),
    ...(servers?.size ? { servers } : {}),
  };
  return {
    tree,
    fleet,
    guards,
    tags,
    fingerprints,
    clusters,
    accesses,
    values,
    logins,
    touchedImages: new Set(touched.images.keys()),
    faults,
    baseDigests: bases.found,
    plan,
    earlier: earlierHubs(context, facts).filter(isUnproved),
  };
}

/** Hubs that are deployed tell of their values by themselves. */
async function untoldValues(
  of: Head & { readonly tree: Tree },
  hubs: readonly PlannedHub[],
  clusters: ReadonlyMap<string, ClusterState>,
): Promise<string[]> {
  if (clusters.size === 0) return [];
  const { mayHaveUntold } = await import('../release/left-overs.js');
  const untold = hubs.filter(
    ({ action, release }) => action !== 'deploy' && mayHaveUntold(liveRelease(clusters, release)),
  );
  return untold.length > 0 ? (await import('./left-overs.js')).untoldValues(of, untold) : [];
}

/** Most plans ask none: then what asks them is not loaded. */
async function lookAtClusters(
  ...args: Parameters<typeof import('./ask-clusters.js').lookAtClusters>
): Promise<ClustersSeen> {
  const [, , , clusters] = args;
  if (clusters.size === 0) return { clusters: new Map(), down: new Map(), notes: [] };
  return (await import('./ask-clusters.js')).lookAtClusters(...args);
}

async function countServers(...args: Parameters<typeof import('./servers.js').serversOf>) {
  return (await import('./servers.js')).serversOf(...args);
}

async function surveyImages(
  context: Context,
  logins: RunLogins,
  mode: 'strict' | 'loose',
  facts: PlanFacts,
  hubs: readonly PlannedHub[],
  head: Head & { readonly tree: Tree },
): Promise<{ images: PlannedImage[]; clashes: readonly Problem[] }> {
  const { fleet, touched } = facts;
  const { tags, fingerprints: prints, values } = head;
  const used = usedImages(hubs, prints);
  // Who names hubs means their images and no others.
  const touchedKeys = !facts.named && buildsTouched(context.options.event) ? touched.images.keys() : [];
  const wanted = withBases(fleet, new Set([...used, ...touchedKeys]), tags);
  const names = new Map<string, string>();
  const asked: { image: Image; name: string; tag: string }[] = [];
  // Asked for all at once, their values are read by one git process.
  const found = await Promise.all(wanted.map((image) => values.nameOf(image)));
  for (const [index, image] of wanted.entries()) {
    const name = found[index];
    const tag = tags.get(image.key)?.tag;
    if (!name || !tag) continue;
    names.set(image.key, name);
    asked.push({ image, name, tag });
  }
  // The fleet's values are read while the registry answers.
  const [answer, clashes] = await Promise.all([
    askRegistry(context, logins, asked, mode),
    asked.length > 0 ? import('./name-clash.js').then(({ nameClashes }) => nameClashes(head, asked)) : [],
  ]);
  const images = decideImages(wanted, touched, { tags, names, ...answer });
  // Only content that nobody has yet can bring a clash in.
  return { images, clashes: images.some(({ action }) => action === 'build') ? clashes : [] };
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

/** The values of every hub that has a reason to be looked at: before a merge also those on hold. */
async function checkHubs(
  { options }: Context,
  facts: PlanFacts,
  hubs: readonly PlannedHub[],
  head: Head & { readonly tree: Tree },
): Promise<Problem[]> {
  const { values } = head;
  const looksOnly = isProposal(options.event) || options.command === 'validate';
  const releases = hubs
    .filter(looksOnly ? isChecked : ({ action }) => action === 'deploy')
    .map(({ release }) => release);
  const read = await Promise.all(releases.map((release) => values.of(release)));
  const files = read.flatMap((one) => one.values.map(({ file, at }) => at?.file ?? file));
  const { base, commit } = facts;
  const isNews = base !== undefined && isProposal(options.event);
  const changed = isNews
    ? await (await import('../fleet/changed-lines.js')).changedLines(options.directory, base, commit, files)
    : undefined;
  const problems: Problem[] = [];
  const of = { ...head, fleet: facts.fleet };
  for (const release of releases) problems.push(...(await checkRelease(of, release, changed)));
  const { unreadableNames } = await import('../images/context-problems.js');
  const follow = await linksOf(head.tree);
  for (const [index, { id }] of releases.entries()) {
    const files = head.fingerprints.get(id)?.files ?? [];
    const told = new Set(read[index]?.problems.map(({ file }) => file));
    const links = files.filter(
      (file) => head.tree.entries.get(file)?.mode === '120000' && follow(file) === undefined,
    );
    for (const problem of [...unreadableNames(head.tree, files), ...links.map(linkOut)])
      if (!told.has(problem.file)) problems.push({ ...problem, hub: id });
  }
  const fit = hubFit(head);
  problems.push(...(await Promise.all(releases.map((release) => fit.check(release)))).flat());
  return problems;
}

async function nameHubs(fleet: Fleet, globs: readonly string[]): Promise<Set<string>> {
  const { selectHubs } = await import('../fleet/select.js');
  const { hubs, problems } = selectHubs(fleet, globs);
  if (problems.length > 0) throw new ProblemError(...problems);
  return new Set(hubs.map((hub) => hub.id));
}

/** Hubs that are deployed before those of the job's environment, in jobs of their own. */
function earlierHubs({ options: { scope } }: Context, facts: PlanFacts): PlannedHub[] {
  const order = facts.fleet.environments.map(({ name }) => name);
  const own = scope.environment === undefined ? 0 : order.indexOf(scope.environment);
  if (own <= 0) return [];
  const isEarlier = ({ kind, cluster, environment }: Release) =>
    kind === 'hub' &&
    (scope.cluster === undefined || cluster === scope.cluster) &&
    order.indexOf(environment) < own;
  return decideHubs({ ...facts, inScope: isEarlier });
}

function isUnproved({ action, failing }: PlannedHub): boolean {
  return action === 'deploy' || failing === true;
}

/** @param acts the run would deploy it: who asked for that is not told that all went well */
function failingProblem({ release, reasons, asked }: PlannedHub, acts: boolean): Problem {
  return {
    severity: acts && asked ? 'error' : 'warning',
    title: `${release.id} is not tried again`,
    message: `${release.id} is not what the repository says: ${reasons.join('; ')}.`,
    ...release.declaredAt,
    hub: release.id,
  };
}
