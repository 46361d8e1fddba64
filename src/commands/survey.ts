import { findChanges } from '../fleet/changes.js';
import type { Fingerprints } from '../fleet/fingerprint.js';
import { readTree } from '../fleet/tree.js';
import type { ImageTags } from '../images/tag.js';
import type { ClusterState, Fleet, Plan, PlannedHub, Problem, Tree } from '../words.js';
import type { ClusterAccesses } from './clusters.js';
import type { Context } from './context.js';
import type { Guards } from './guards.js';
import type { RunLogins } from './logins.js';
import type { FleetValues } from './values.js';

/** Everything that is known before anything is done. */
export interface Survey {
  readonly tree: Tree;
  readonly fleet: Fleet;
  readonly guards: Guards;
  readonly tags: ImageTags;
  readonly fingerprints: Fingerprints;
  readonly clusters: ReadonlyMap<string, ClusterState>;
  readonly accesses: ClusterAccesses;
  readonly values: FleetValues;
  readonly logins: RunLogins;
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
  /**
   * `easy`: those that need no login program, no key and no file of the repository. `later`: the command itself asks them,
   * after the survey.
   */
  readonly clusters: boolean | 'easy' | 'later';
  /** Clusters too on which no hub is declared any more: what was deployed there may be left. */
  readonly empty?: true;
  /**
   * `strict`: an answer that leaves nothing to go on stops the run. `loose`: the plan says what it could not know.
   * `none`: images and values do not matter to the command.
   */
  readonly registry: 'strict' | 'loose' | 'none';
  /** `loose`: a command that has nothing to do with what images are built on. Absent: as the registry is asked. */
  readonly bases?: 'loose';
  /** `none`: what is live is reported as it is, whatever the event changed. Absent: the event's changes. */
  readonly changes?: 'none';
}

/** The files that the run is about: those of the commit, or of the working folder as it is. */
export function readHead({ options: { event, directory } }: Context): Promise<Tree> {
  const rev = event.name === 'local' ? event.sha : 'HEAD';
  return readTree(directory, rev ? { rev } : {});
}

/**
 * Works out the plan: the commit's files, what the event changed, the fleet, content addresses, what clusters and
 * registries hold.
 *
 * @throws ProblemError where nothing sensible can follow
 */
export async function survey(context: Context, ask: Ask): Promise<Survey> {
  const { event, directory } = context.options;
  const reading = readHead(context);
  // A schedule is the event that touches nothing.
  const compared = ask.changes === 'none' ? { ...event, name: 'schedule' as const } : event;
  const changing = findChanges(directory, compared, reading);
  // Whoever needs it first is told of its failure; nobody may be there yet.
  changing.catch(() => {});
  // git reads while the rest of the program is loaded.
  const [{ workOut }, tree] = await Promise.all([import('./work-out.js'), reading]);
  return workOut(context, ask, tree, changing);
}
