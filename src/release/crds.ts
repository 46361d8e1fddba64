import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';
import { type ChartPath, type Helm, showCrdsArgs } from './helm.js';

/**
 * `crds: apply`: the chart's custom resource definitions, those of its subcharts too, applied server-side before the
 * upgrade. Helm itself only ever installs them, and never brings them up to date.
 *
 * @returns how many there were
 * @throws ProblemError where the cluster refuses them
 */
export async function applyCrds(
  helm: Helm,
  kubectl: Kubectl,
  chart: ChartPath,
  signal: AbortSignal,
): Promise<number> {
  const { stdout } = await helm.run(showCrdsArgs(chart), { signal });
  const count = stdout.match(/^kind:\s*CustomResourceDefinition\b/gm)?.length ?? 0;
  if (count === 0) return 0;
  // What Helm once installed counts as another manager's fields: `apply` is the wish to own them from now on.
  const args = ['apply', '--server-side', '--force-conflicts', '--field-manager=hub-deploy', '-f', '-'];
  await kubectl.run(args, { input: stdout, signal, timeoutMs: 120_000 }).catch((error) => {
    if (!(error instanceof CommandError) || error.reason === 'aborted') throw error;
    throw new ProblemError({
      severity: 'error',
      title: 'CRDs could not be applied',
      message:
        "The chart's custom resource definitions (`crds: apply`) were refused by the cluster. Nothing was deployed. " +
        'Give the login the right to patch customresourcedefinitions, or write `crds: skip` and apply them yourself.',
      log: error.output?.stderr ?? error.message,
    });
  });
  return count;
}
