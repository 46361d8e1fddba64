import { type Relation, relation } from '../fleet/ancestry.js';
import { limiter } from '../images/limit.js';
import type { Options } from '../inputs.js';
import type { Relation as Standing } from '../release/deploy.js';
import type { Wanted } from '../release/prove.js';
import type { SessionContext } from '../release/session.js';
import type { Release } from '../words.js';
import { clusterOf } from './clusters.js';
import type { Context } from './context.js';
import { repositoryName } from './repository.js';
import type { Survey } from './survey.js';

/** How this run's commit stands to the live one, from how the live one stands to ours. */
const STANDING: Record<Relation, Standing> = {
  same: 'same',
  ancestor: 'newer',
  descendant: 'older',
  diverged: 'unrelated',
  unknown: 'unknown',
};

/** What inputs ask for of every hub before it counts as proved. */
export function checksWanted({ healthCheck, startCheck }: Options): Wanted {
  return { healthCheck, ...(startCheck ? { startCheck } : {}) };
}

/** What the release room is told for each piece of work of one run. */
export interface Sessions {
  of(release: Release): Promise<SessionContext>;
  /** How this run's commit stands to a live one. */
  readonly standing: (live: string) => Promise<Standing>;
}

/** The cap of a cluster counts running Helms, so its places are shared by all of the run. */
export function sessions(
  context: Context,
  { fleet, tree, accesses }: Pick<Survey, 'fleet' | 'tree' | 'accesses'>,
): Sessions {
  const { event, directory } = context.options;
  const repository = repositoryName(context.options);
  const slots = new Map<string, ReturnType<typeof limiter>>();
  const slotOf = (cluster: string) => {
    const slot = slots.get(cluster) ?? limiter(clusterOf(fleet, cluster).parallel);
    slots.set(cluster, slot);
    return slot;
  };
  return {
    standing: async (live) => STANDING[await relation(directory, live, tree.commit, event)],
    async of(release) {
      return {
        access: await accesses.of(release.cluster),
        commit: tree.commit,
        uncommitted: tree.uncommitted.length,
        repository: await repository,
        say: (line) => context.host.line(`${release.id}: ${line}`),
        signal: context.signal,
        slot: slotOf(release.cluster),
        ...(event.run ? { holder: event.run } : {}),
      };
    },
  };
}
