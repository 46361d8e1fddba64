import { CommandError } from '../host/exec.js';
import { ProblemError } from '../problem.js';
import type { PlannedHub, ReleaseState } from '../words.js';
import type { Survey } from './survey.js';

/**
 * What somebody did by hand to releases of ours since our last deploy, among the reasons of each: revision, time and
 * description, as Helm's history has them. Only releases that were changed by hand cost a call.
 */
export async function nameByHand(found: Survey): Promise<Survey> {
  const changed = found.plan.hubs.filter((planned) => byHand(found, planned));
  if (changed.length === 0) return found;
  const entries = new Map(
    await Promise.all(
      changed.map(async (planned) => [planned.release.id, await historyOf(found, planned)] as const),
    ),
  );
  const hubs = found.plan.hubs.map((planned) => {
    const more = entries.get(planned.release.id) ?? [];
    return more.length > 0 ? { ...planned, reasons: [...planned.reasons, ...more] } : planned;
  });
  return { ...found, plan: { ...found.plan, hubs } };
}

/** The live release where its newest revision is ours no more. */
function byHand({ clusters }: Survey, { release }: PlannedHub): ReleaseState | undefined {
  const cluster = clusters.get(release.cluster);
  if (!cluster || 'unknown' in cluster) return undefined;
  const live = cluster.get(`${release.namespace}/${release.release}`);
  return live?.digest !== undefined && live.rev !== live.revision ? live : undefined;
}

async function historyOf(found: Survey, planned: PlannedHub): Promise<string[]> {
  const [{ helm }, { changesSince, describeEntry }] = await Promise.all([
    import('../release/helm.js'),
    import('../release/history.js'),
  ]);
  try {
    const access = await found.accesses.of(planned.release.cluster);
    const changes = await changesSince(await helm(access), planned.release, byHand(found, planned)?.rev);
    return changes.map(describeEntry);
  } catch (error) {
    // That it was changed is known all the same, where Helm is not there or does not say.
    if (error instanceof CommandError || error instanceof ProblemError) return [];
    throw error;
  }
}
