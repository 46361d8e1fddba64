import { commandFor } from '../advice.js';
import { kubectl } from '../host/kubectl.js';
import { readDeployments } from '../release/down.js';
import { downWords } from '../report/down.js';
import type { Plan, PlannedHub, Problem } from '../words.js';
import { type ClusterAnswer, downHubs } from './ask-clusters.js';
import type { Context } from './context.js';
import type { Survey } from './survey.js';

/**
 * Asks once more, at a run's end, whether the hubs run that did not at its beginning: a pod may have been on its way, and
 * a deploy may have brought them back.
 *
 * @returns the plan with what is down now, and a problem for each of those hubs: an error where the run was about it, or deployed it
 */
export async function lookAgain(
  context: Context,
  found: Survey,
): Promise<{ readonly plan: Plan; readonly problems: readonly Problem[] }> {
  const wereDown = found.plan.hubs.filter(({ down }) => down);
  const answers = new Map<string, ClusterAnswer>();
  await Promise.all(
    [...new Set(wereDown.map(({ release }) => release.cluster))].map(async (cluster) => {
      const state = found.clusters.get(cluster);
      if (!state) return;
      const here = wereDown.filter(({ release }) => release.cluster === cluster);
      const asked = kubectl(await found.accesses.of(cluster), context.signal);
      const namespaces = here.map(({ release }) => release.namespace);
      answers.set(cluster, { state, deployments: await readDeployments(asked, namespaces) });
    }),
  );
  const now = downHubs(
    wereDown.map(({ release }) => release),
    answers,
  );
  const hubs = found.plan.hubs.map((hub): PlannedHub => {
    const answer = answers.get(hub.release.cluster);
    // Where nobody answers any more, the first answer stands.
    if (!hub.down || !answer || 'unknown' in answer.deployments) return hub;
    const { down: _, ...rest } = hub;
    const down = now.get(hub.release.id);
    return down ? { ...rest, down } : rest;
  });
  const { command, dryRun } = context.options;
  const acts = command !== 'plan' && !dryRun;
  return { plan: { ...found.plan, hubs }, problems: hubs.flatMap((hub) => downProblem(hub, acts)) };
}

function downProblem({ release, action, down, asked, failing }: PlannedHub, acts: boolean): Problem[] {
  if (!down) return [];
  const { id, namespace, declaredAt } = release;
  const wayUp =
    failing || action === 'deploy'
      ? `${commandFor('rollback', id)} goes back to what was last proved`
      : `${commandFor('run', id, '--force')} deploys it once more as the repository has it`;
  return [
    {
      severity: acts && (asked || action === 'deploy') ? 'error' : 'warning',
      title: `${id} is down`,
      message: `${downWords(down).join('; ')}. Why, says \`kubectl --namespace ${namespace} get pods,events\`; ${wayUp}. Where it is meant to be so, \`hold: <reason>\` in the configuration says so.`,
      ...declaredAt,
      hub: id,
    },
  ];
}
