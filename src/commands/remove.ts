import { ProblemError } from '../problem.js';
import { repositoryHash } from '../release/labels.js';
import { foretellRemoval, removeRelease } from '../release/remove.js';
import type { PlannedHub, Release, ReleaseState } from '../words.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { type Guards, notFromHere } from './guards.js';
import { repositoryName } from './repository.js';
import { sessions } from './session.js';
import { type Survey, survey } from './survey.js';

/**
 * Uninstalls hubs whose folders are gone: releases that this ops repo made and that it no longer declares. Only with
 * the hub's id given again, and what would be lost is said first.
 *
 * @throws ProblemError where no hub is named, it is still declared, or no such release is there
 */
export async function remove(context: Context): Promise<ExitCode> {
  const started = Date.now();
  const { options } = context;
  const [name, ...more] = options.hubs;
  if (!name || more.length > 0) throw refusal('Which hub?', 'remove wants one hub by its id, in `hubs`.');
  const found = await survey(
    { ...context, options: { ...options, hubs: [] } },
    { clusters: true, empty: true, registry: 'none', bases: 'loose' },
  );
  const orphan = findOrphan(found, name, await repositoryName(options));
  const { deleteVolumes } = options;
  const session = await sessions(context, found).of(orphan.release);
  if (options.dryRun) {
    const { id, namespace } = orphan.release;
    const words = await foretellRemoval(orphan.release, { ...session, deleteVolumes });
    const happens = words ? `What would happen: ${words}` : 'It is gone already.';
    context.host.line(`Would uninstall ${id} from the namespace ${namespace}. ${happens} Nothing was done.`);
    return 0;
  }
  const result = await removeRelease(orphan, { ...session, confirm: options.confirm ?? '', deleteVolumes });
  return finish(
    context,
    { ...found, plan: { ...found.plan, hubs: [], problems: [] } },
    [],
    [result],
    started,
  );
}

function findOrphan({ fleet, clusters, guards }: Survey, id: string, repository: string): PlannedHub {
  const declared = [...fleet.hubs, ...fleet.charts];
  const still = declared.find((release) => release.id === id);
  if (still) {
    throw refusal(
      `${id} is still declared`,
      `${still.declaredAt.file} declares it. Remove its folders from the repository first; then the next push leaves it alone and this command takes it away.`,
    );
  }
  const known = new Set(
    declared.map(({ cluster, namespace, release }) => `${cluster} ${namespace}/${release}`),
  );
  const orphans = new Map<string, PlannedHub>();
  const unread: string[] = [];
  for (const [cluster, state] of clusters) {
    if ('unknown' in state) {
      unread.push(`${cluster ? `${cluster}: ` : ''}${state.unknown}.`);
      continue;
    }
    for (const live of state.values()) {
      if (live.repo !== repositoryHash(repository) || known.has(`${cluster} ${live.namespace}/${live.name}`))
        continue;
      const orphan = asPlanned(live, cluster, fleet.clusters.size > 1);
      orphans.set(orphan.release.id, orphan);
    }
  }
  const wanted = orphans.get(id);
  if (wanted) return allowed(guards, wanted);
  // It may be on the one that did not answer.
  if (unread.length > 0) throw refusal('The cluster cannot be asked', unread.join(' '));
  const list = [...orphans.keys()].join(', ') || 'none';
  throw refusal(
    `No orphan ${id}`,
    `No release ${id} was made by this repository and is no longer declared. Such releases: ${list}.`,
  );
}

/** A branch on which a hub's folder is gone says nothing of it where the default one still has it. */
function allowed(guards: Guards, orphan: PlannedHub): PlannedHub {
  const { release } = orphan;
  if (guards.isDeclaredElsewhere(release))
    throw refusal(
      `${release.id} is still declared`,
      'It is gone on this branch, and the default branch has it.',
    );
  const why = guards.refused(release);
  if (why) throw notFromHere([{ id: release.id, why }]);
  return orphan;
}

/** What is known of a release whose folder is gone: where it lives. */
function asPlanned(live: ReleaseState, cluster: string, several: boolean): PlannedHub {
  const release: Release = {
    kind: 'hub',
    id: several ? `${cluster}/${live.name}` : live.name,
    hub: live.hub ?? live.name,
    release: live.name,
    namespace: live.namespace,
    cluster,
    environment: '',
    chart: { kind: 'local', path: '' },
    values: [],
    before: [],
    after: [],
    crds: 'install',
    timeoutSeconds: 600,
    onDrift: 'report',
    images: [],
    declaredAt: { file: '' },
    origins: {},
  };
  return {
    release,
    action: 'none',
    impact: 'none',
    fingerprint: live.digest ?? '',
    reasons: ['its folder is gone'],
  };
}

function refusal(title: string, message: string): ProblemError {
  return new ProblemError({ severity: 'error', title, message: `${message} Nothing was done.` });
}
