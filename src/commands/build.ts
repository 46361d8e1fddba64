import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { buildAll } from './images.js';
import { showPlan } from './plan.js';
import { isProposal } from './refs.js';
import { stage } from './stage.js';
import { survey } from './survey.js';

/** Builds the images that the registry lacks, and pushes them; on a proposal nothing is pushed. */
export async function build(context: Context): Promise<ExitCode> {
  const { options } = context;
  const started = Date.now();
  const push = !isProposal(options.event) && !options.dryRun;
  const found = await survey(context, { clusters: false, registry: push ? 'strict' : 'loose' });
  await showPlan(context, found);
  const wanted = found.plan.images.filter(
    ({ image }) => options.images.length === 0 || options.images.includes(image.key),
  );
  if (options.dryRun || !wanted.some(({ action }) => action === 'build'))
    return finish(context, found, [], [], started);
  const { root } = await stage(context, found);
  return finish(context, found, await buildAll(context, found, root, wanted, { push }), [], started);
}
