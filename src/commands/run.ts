import { ProblemError } from '../problem.js';
import type { PlannedHub, Problem } from '../words.js';
import { nameByHand } from './by-hand.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { showPlan } from './plan.js';
import { isChecked, isProposal } from './refs.js';
import { stopwatch } from './stopwatch.js';
import { type Survey, survey } from './survey.js';

/**
 * The main job: plan, build, patch, deploy, watch, report. A proposal is planned and built; nothing leaves the job.
 * A schedule only reports.
 */
export async function run(context: Context): Promise<ExitCode> {
  const { options } = context;
  if (options.event.name === 'schedule') return (await import('./status.js')).status(context);
  const proposal = isProposal(options.event);
  if (options.write && !proposal) return (await import('./build.js')).build(context);
  const deploys = !proposal && !options.dryRun;
  const watch = stopwatch();
  const { started } = watch;
  const found = await nameByHand(
    await survey(context, { clusters: !proposal, registry: deploys ? 'strict' : 'loose' }),
  );
  await showPlan(context, found);
  if (options.dryRun) return finish(context, found, [], [], started);
  const skip = deploys ? await skipReason(context) : undefined;
  if (skip) {
    const plan = { ...found.plan, notes: [...found.plan.notes, skip] };
    return finish(context, { ...found, plan }, [], [], started);
  }
  if (deploys) await checkTools(context, found);
  const { stage } = await import('./stage.js');
  const { buildAll } = await import('./images.js');
  const needed = found.plan.images.filter(({ action }) => action === 'build');
  const isDue = proposal ? isChecked : ({ action }: PlannedHub) => action === 'deploy';
  const idle = needed.length === 0 && !found.plan.hubs.some(isDue);
  if (idle) return finish(context, found, [], [], started);
  const staged = await stage(context, found);
  watch.lap('plan');
  const build = () => buildAll(context, found, staged, found.plan.images, { push: deploys });
  if (deploys) {
    const { deployBuilt } = await import('./deploy-built.js');
    const built = await build();
    watch.lap('build');
    const hubs = await deployBuilt(context, found, staged, built);
    watch.lap('deploy');
    return finish(context, found, built, hubs, started, { steps: watch.steps });
  }
  const { tellProposal } = await import('./validate.js');
  const { survey: told, diffs } = await tellProposal(context, found, staged);
  watch.lap('validate');
  const built = await build();
  watch.lap('build');
  return finish(context, told, built, [], started, { diffs, steps: watch.steps });
}

async function skipReason(context: Context): Promise<string | undefined> {
  if (context.options.event.name !== 'push') return undefined;
  return (await import('./skip.js')).skipped(context);
}

/**
 * What is missing is said before anything is half done.
 *
 * @throws ProblemError where Helm is missing or too old, or no cluster answers that is to be deployed to
 */
async function checkTools(context: Context, { plan, clusters, accesses }: Survey): Promise<void> {
  const deploys: readonly PlannedHub[] = plan.hubs.filter(({ action }) => action === 'deploy');
  const silent = deploys.flatMap(({ release }) => {
    const state = clusters.get(release.cluster);
    return state && 'unknown' in state ? [state.unknown] : [];
  });
  if (silent.length > 0 && silent.length === deploys.length) {
    const problems = [...new Set(silent)].map(
      (why): Problem => ({
        severity: 'error',
        title: 'The cluster cannot be asked',
        message: `Nothing was built or deployed: ${why}. Look at the kubeconfig (the input, or KUBECONFIG), and whether this machine reaches that cluster.`,
      }),
    );
    throw new ProblemError(...problems);
  }
  const first = deploys[0];
  if (!first) return;
  const { helm } = await import('../release/helm.js');
  const { problems } = await helm(await accesses.of(first.release.cluster));
  for (const problem of problems) context.host.problem(problem);
}
