import { CommandError } from '../host/exec.js';
import { ProblemError } from '../problem.js';
import { isByHand } from '../release/labels.js';
import type { Release, ReleaseState } from '../words.js';
import { liveRelease } from './clusters.js';
import type { Survey } from './survey.js';

/**
 * What somebody did by hand to releases of ours since our last deploy, among the reasons of each: revision, time and
 * description, as Helm's history has them. Only releases that were changed by hand cost a call.
 */
export async function nameByHand(found: Survey): Promise<Survey> {
  const changed = found.plan.hubs.flatMap(({ release }) => {
    const live = liveRelease(found.clusters, release);
    return live && isByHand(live) ? [{ release, live }] : [];
  });
  if (changed.length === 0) return found;
  const entries = new Map(
    await Promise.all(
      changed.map(async ({ release, live }) => [release.id, await historyOf(found, release, live)] as const),
    ),
  );
  const hubs = found.plan.hubs.map((planned) => {
    const more = entries.get(planned.release.id) ?? [];
    return more.length > 0 ? { ...planned, reasons: [...planned.reasons, ...more] } : planned;
  });
  return { ...found, plan: { ...found.plan, hubs } };
}

async function historyOf(found: Survey, release: Release, { rev }: ReleaseState): Promise<string[]> {
  const [{ helm }, { changesSince, describeEntry }] = await Promise.all([
    import('../release/helm.js'),
    import('../release/history.js'),
  ]);
  try {
    const access = await found.accesses.of(release.cluster);
    const changes = await changesSince(await helm(access), release, rev);
    return changes.map(describeEntry);
  } catch (error) {
    // That it was changed is known all the same, where Helm is not there or does not say.
    if (error instanceof CommandError || error instanceof ProblemError) return [];
    throw error;
  }
}
