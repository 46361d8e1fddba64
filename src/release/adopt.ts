import type { DeployedHub, PlannedHub, Problem } from '../words.js';
import { prepareChart } from './dependencies.js';
import type { DeployContext } from './deploy.js';
import { helm as findHelm } from './helm.js';
import { measureImpact } from './impact.js';
import { deployLabels } from './labels.js';
import { leftOverProblems } from './left-overs.js';
import { checksOf, labelRevision, proveRevision } from './prove.js';
import { diffLines } from './rendered.js';
import { asDeployed, inSession, type Outcome, settledState } from './session.js';
import { stepContext } from './step-context.js';
import { runWatched } from './watched.js';

/**
 * Takes a release that was made without hub-deploy as its own, where a dry run on the server shows that a deploy would
 * change nothing. Only labels are written: nothing restarts. It is proved as after a deploy, but for `after` steps.
 *
 * @returns `adopted` where it is ours now, `unchanged` where it was already, `skipped` with the difference where a
 *   deploy would change something. Never throws.
 */
export function adoptRelease(planned: PlannedHub, context: DeployContext): Promise<DeployedHub> {
  const { release } = planned;
  const { staged, say, signal, chartValues } = context;
  return asDeployed(planned, context, async () => {
    const helm = await findHelm(context.access, context.helm);
    const chart = await prepareChart(release.chart, {
      staged,
      helm,
      say,
      signal,
      chartValues,
    });
    const steps = await stepContext({ ...release, before: [], after: [] }, context);
    return inSession(release, context, async (work, held): Promise<Outcome> => {
      const state = await settledState(work, held, release.timeoutSeconds);
      if (!state) return skipped('There is no release', 'Deploy it: there is nothing to adopt.');
      if (state.digest) return { result: 'unchanged', revision: state.revision, problems: [] };
      if (state.status !== 'deployed')
        return skipped(
          `The release is ${state.status}`,
          `Its newest revision is ${state.status}, so it is not known what is live. A deploy brings it in order.`,
        );
      const skipCrds = release.crds !== 'install';
      const { changes, leftOvers } = await measureImpact(work, chart, context.valuesFiles, skipCrds);
      const told = leftOverProblems(leftOvers);
      if (changes.length > 0) return different(release.id, diffLines(changes, 'hidden'), told);
      const { commit, uncommitted, repository } = context;
      const { revision } = state;
      const { hub } = release;
      const labels = { digest: planned.fingerprint, revision, commit, uncommitted, hub, repository };
      const ownValues = leftOvers.length === 0;
      await labelRevision(work, revision, deployLabels({ ...labels, ownValues }, false));
      const watched = await runWatched(work, revision, undefined, release.timeoutSeconds);
      const proof = await proveRevision(
        work,
        { after: [] },
        revision,
        watched,
        checksOf(release, context),
        steps,
      );
      const problems = [...told, ...proof.problems];
      if (!proof.ok) return { result: 'failed', revision, problems };
      const { jupyterhub } = proof;
      return { result: 'adopted', revision, problems, ...(jupyterhub ? { jupyterhub } : {}) };
    });
  });
}

function different(id: string, lines: readonly string[], told: readonly Problem[]): Outcome {
  const { problems, ...outcome } = skipped(
    'Not what the repo says',
    `A deploy of ${id} would change what is live, so it was not adopted. The difference is below: bring the repo to what ` +
      'is live, or deploy it.',
    lines.join('\n'),
  );
  return { ...outcome, problems: [...problems, ...told] };
}

function skipped(title: string, message: string, log?: string): Outcome {
  const problem: Problem = { severity: 'warning', title, message, ...(log ? { log } : {}) };
  return { result: 'skipped', problems: [problem] };
}
