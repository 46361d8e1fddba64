import { onePerPlace } from '../report/problems.js';
import type { BuiltImage } from '../words.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { buildAll } from './images.js';
import { showPlan } from './plan.js';
import { isProposal } from './refs.js';
import { stage } from './stage.js';
import { type Survey, survey } from './survey.js';

/**
 * Builds the images that the registry lacks, and pushes them; with `write`, their tags go into the working folder's
 * values. On a proposal nothing is pushed or written.
 */
export async function build(context: Context): Promise<ExitCode> {
  const { options } = context;
  const started = Date.now();
  const push = !isProposal(options.event) && !options.dryRun;
  const found = await survey(context, { clusters: false, registry: push ? 'strict' : 'loose' });
  await showPlan(context, found);
  const wanted = found.plan.images.filter(
    ({ image }) => options.images.length === 0 || options.images.includes(image.key),
  );
  const writes = push && options.write;
  if (options.dryRun || (!writes && !wanted.some(({ action }) => action === 'build')))
    return finish(context, found, [], [], started);
  const built = await buildAll(context, found, await stage(context, found), wanted, { push });
  const told = writes ? await writeBuilt(context, found, built) : found;
  return finish(context, told, built, [], started);
}

/** Writes the tags of what is in the registry, and says so; the survey with the problems of that. */
async function writeBuilt(context: Context, found: Survey, built: readonly BuiltImage[]): Promise<Survey> {
  const { host } = context;
  const { writeTags } = await import('./write.js');
  const { files, problems } = await writeTags(context, found, built);
  for (const problem of onePerPlace(problems)) host.problem(problem);
  for (const file of files) host.line(`wrote ${file}`);
  if (files.length === 0) host.line('no values file was changed');
  host.output('written', JSON.stringify(files));
  return { ...found, plan: { ...found.plan, problems: [...found.plan.problems, ...problems] } };
}
