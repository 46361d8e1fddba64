import type {
  ClusterState,
  DownPart,
  Fleet,
  Image,
  Lookup,
  Plan,
  PlannedHub,
  PlannedImage,
  Problem,
  Release,
  TagState,
} from '../words.js';
import { decideHub } from './hub.js';
import { decideImage } from './image.js';

/** Everything a plan is made from. Maps are by image key, release id or cluster name. */
export interface PlanFacts {
  readonly fleet: Fleet;
  readonly commit: string;
  readonly base?: string;
  readonly notes: readonly string[];
  readonly touched: {
    readonly images: ReadonlyMap<string, readonly string[]>;
    readonly hubs: ReadonlyMap<string, readonly string[]>;
  };
  readonly fingerprints: Lookup<{ readonly digest: string }>;
  /** Ids that a person named; absent: none named, and all are looked at. */
  readonly named?: ReadonlySet<string>;
  /** The part of the fleet that this job is for: its scope. */
  readonly inScope: (release: Release) => boolean;
  readonly force: boolean;
  readonly refusedRef: (release: Release) => string | undefined;
  /** Absent for clusters that this run does not ask. */
  readonly clusters: ReadonlyMap<string, ClusterState>;
  /** What does not run of each hub, by its id. */
  readonly down: ReadonlyMap<string, readonly DownPart[]>;
  /** Clusters that were asked and did not answer. */
  readonly unread: readonly string[];
}

/** The hubs and charts of the plan: each release in scope that was named, or every one. */
export function decideHubs(facts: PlanFacts): PlannedHub[] {
  const { fleet, named } = facts;
  return [...fleet.hubs, ...fleet.charts]
    .filter((release) => facts.inScope(release) && (!named || named.has(release.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((release) => {
      const clusterHold = fleet.clusters.get(release.cluster)?.hold;
      const refusedRef = facts.refusedRef(release);
      const cluster = facts.clusters.get(release.cluster);
      const down = facts.down.get(release.id);
      return decideHub({
        release,
        fingerprint: () => facts.fingerprints.get(release.id)?.digest ?? '',
        touched: facts.touched.hubs.get(release.id) ?? [],
        named: named !== undefined,
        force: facts.force,
        ...(clusterHold ? { clusterHold } : {}),
        ...(refusedRef ? { refusedRef } : {}),
        ...(cluster ? { cluster } : {}),
        ...(down ? { down } : {}),
      });
    });
}

/** What is known of the wanted images. Maps are by image key, `registry` by `name:tag`. */
export interface ImageKnowledge {
  readonly tags: Lookup<{ readonly tag: string }>;
  readonly names: ReadonlyMap<string, string>;
  readonly registry: ReadonlyMap<string, TagState>;
  readonly notAsked?: string;
}

/** @throws ProblemError where a registry's answer leaves nothing to go on */
export function decideImages(
  wanted: readonly Image[],
  touched: PlanFacts['touched'],
  known: ImageKnowledge,
): PlannedImage[] {
  return wanted.map((image) => {
    const name = known.names.get(image.key);
    const tag = known.tags.get(image.key)?.tag ?? '';
    const registry = known.registry.get(`${name}:${tag}`);
    return decideImage({
      image,
      tag,
      touched: touched.images.get(image.key) ?? [],
      ...(name ? { name } : {}),
      ...(registry ? { registry } : {}),
      ...(known.notAsked ? { notAsked: known.notAsked } : {}),
    });
  });
}

/** The whole plan, from its parts. */
export function makePlan(
  facts: PlanFacts,
  hubs: readonly PlannedHub[],
  images: readonly PlannedImage[],
  problems: readonly Problem[],
): Plan {
  return {
    commit: facts.commit,
    ...(facts.base ? { base: facts.base } : {}),
    notes: facts.notes,
    ...(facts.unread.length > 0 ? { unread: facts.unread } : {}),
    images,
    hubs,
    problems,
  };
}
