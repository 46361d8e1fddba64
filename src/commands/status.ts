import { kubectl } from '../host/kubectl.js';
import { helm } from '../release/helm.js';
import { clusterStatus, type HubStatus, unknownStatus } from '../release/status.js';
import {
  isAsItShouldBe,
  type StatusReport,
  statusHeadline,
  statusJson,
  statusMarkdown,
  statusText,
} from '../report/status.js';
import type { Context, ExitCode } from './context.js';
import { goneImages } from './gone-images.js';
import { type Survey, survey } from './survey.js';

/** Says for each hub what is live and how it differs from the repo at this commit; changes nothing. */
export async function status(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  const found = await survey(context, { clusters: true, registry: 'none', changes: 'none' });
  const [hubs, gone] = await Promise.all([statuses(context, found), goneImages(context, found)]);
  const report: StatusReport = {
    commit: found.tree.commit,
    hubs,
    gone,
    notes: found.plan.notes.filter((note) => note.includes('was not read')),
    now: Date.now(),
  };
  for (const problem of gone) host.problem(problem);
  for (const message of report.notes)
    host.problem({ severity: 'warning', title: 'A cluster was not read', message });
  for (const { planned, drift } of report.hubs) {
    if (!drift) continue;
    const { id, declaredAt } = planned.release;
    const message = `${id} is not what the repository says: ${planned.reasons.join('; ')}.`;
    host.problem({ severity: 'warning', title: `Drift: ${id}`, message, ...declaredAt, hub: id });
  }
  if (options.format === 'json') context.print(JSON.stringify(statusJson(report), null, 2));
  else if (options.event.name === 'local') context.print(statusText(report));
  else host.group(statusHeadline(report), statusText(report).split('\n'));
  if (options.reportLater) {
    const { handOver } = await import('./hand-over.js');
    await handOver(context, { status: report });
  } else host.summary(statusMarkdown(report));
  return options.failOnDrift && !isAsItShouldBe(report) ? 2 : 0;
}

async function statuses(context: Context, { plan, clusters, accesses }: Survey): Promise<HubStatus[]> {
  const parts = await Promise.all(
    [...clusters].map(async ([name, state]) => {
      const hubs = plan.hubs.filter(({ release }) => release.cluster === name);
      if ('unknown' in state) return hubs.map(unknownStatus);
      const access = await accesses.of(name);
      return clusterStatus(hubs, {
        kubectl: kubectl(access, context.signal),
        helm: await helm(access),
        state,
      });
    }),
  );
  return parts.flat().sort((a, b) => (a.planned.release.id < b.planned.release.id ? -1 : 1));
}
