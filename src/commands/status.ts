import { kubectl } from '../host/kubectl.js';
import { helm } from '../release/helm.js';
import { mayHaveLeftOvers } from '../release/left-overs.js';
import { type ClusterStatus, clusterStatus, unknownStatus } from '../release/status.js';
import { downWords } from '../report/down.js';
import {
  driftWords,
  type StatusReport,
  statusExit,
  statusHeadline,
  statusJson,
  statusMarkdown,
  statusText,
} from '../report/status.js';
import type { Problem } from '../words.js';
import { liveRelease } from './clusters.js';
import type { Context, ExitCode } from './context.js';
import { goneImages } from './gone-images.js';
import { givenNothing } from './left-overs.js';
import { type Survey, survey } from './survey.js';
import { healthUnread, unknownClusters } from './unread.js';

/** Says for each hub what is live and how it differs from the repo at this commit; changes nothing. */
export async function status(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  const found = await survey(context, { clusters: true, registry: 'none', changes: 'none' });
  const [{ hubs, unread }, gone] = await Promise.all([statuses(context, found), goneImages(context, found)]);
  const report: StatusReport = {
    commit: found.tree.commit,
    hubs,
    gone,
    notes: [...unknownClusters(found.clusters), ...unread],
    now: Date.now(),
  };
  for (const problem of [...gone, ...problemsOf(report)]) host.problem(problem);
  if (options.format === 'json') context.print(JSON.stringify(statusJson(report), null, 2));
  else if (options.event.name === 'local') context.print(statusText(report));
  else host.group(statusHeadline(report), statusText(report).split('\n'));
  if (options.reportLater) {
    const { handOver } = await import('./hand-over.js');
    await handOver(context, { status: report });
  } else host.summary(statusMarkdown(report));
  return statusExit(report, options.failOnDrift);
}

/** What is not as it should be: an error where nothing can be said of a cluster. */
function problemsOf({ hubs, notes }: StatusReport): Problem[] {
  const problems: Problem[] = notes.map((message) => ({
    severity: 'error',
    title: 'A cluster was not read',
    message: `${message}. What runs there is not known.`,
  }));
  for (const status of hubs) {
    const { id, declaredAt } = status.planned.release;
    const warn = (title: string, message: string) =>
      problems.push({ severity: 'warning', title, message, ...declaredAt, hub: id });
    const drift = driftWords(status);
    if (drift.length > 0) warn(`Drift: ${id}`, `${id} is not what the repository says: ${drift.join('; ')}.`);
    if (status.down) warn(`${id} is down`, `${downWords(status.down).join('; ')}.`);
  }
  return problems;
}

/** Of all clusters, in the order of the hubs' ids. */
async function statuses(context: Context, found: Survey): Promise<ClusterStatus> {
  const { plan, clusters, accesses } = found;
  const unsure = plan.hubs
    .filter((planned) => mayHaveLeftOvers(planned, liveRelease(clusters, planned.release)))
    .map(({ release }) => release);
  const empty = unsure.length > 0 ? await givenNothing(found, unsure) : new Set<string>();
  const parts = await Promise.all(
    [...clusters].map(async ([name, state]): Promise<ClusterStatus> => {
      const hubs = plan.hubs.filter(({ release }) => release.cluster === name);
      if ('unknown' in state) return { hubs: hubs.map(unknownStatus), unread: [] };
      const access = await accesses.of(name);
      const asked = kubectl(access, context.signal);
      const answers = { kubectl: asked, helm: await helm(access), state, givenNothing: empty };
      const told = await clusterStatus(hubs, answers);
      return { ...told, unread: told.unread.map((why) => healthUnread(name, why)) };
    }),
  );
  const hubs = parts.flatMap((part) => part.hubs);
  return {
    hubs: hubs.sort((a, b) => (a.planned.release.id < b.planned.release.id ? -1 : 1)),
    unread: parts.flatMap(({ unread }) => unread),
  };
}
