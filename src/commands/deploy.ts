import type { BuiltImage, PlannedImage } from '../words.js';
import { nameByHand } from './by-hand.js';
import type { Context, ExitCode } from './context.js';
import { deployBuilt } from './deploy-built.js';
import { finish } from './finish.js';
import { showPlan } from './plan.js';
import { survey } from './survey.js';

/** Deploys hubs whose images are in the registry; what is not there was not built, and its hubs fail. */
export async function deploy(context: Context): Promise<ExitCode> {
  const started = Date.now();
  const found = await nameByHand(await survey(context, { clusters: true, registry: 'strict' }));
  await showPlan(context, found);
  const nothing = !found.plan.hubs.some(({ action }) => action === 'deploy');
  if (context.options.dryRun || nothing) return finish(context, found, [], [], started);
  const { stage } = await import('./stage.js');
  const images = found.plan.images.map(asBuilt);
  const hubs = await deployBuilt(context, found, await stage(context, found), images);
  return finish(context, found, images, hubs, started);
}

function asBuilt(planned: PlannedImage): BuiltImage {
  if (planned.action !== 'build') {
    return { planned, result: 'reused', ...(planned.digest ? { digest: planned.digest } : {}), seconds: 0 };
  }
  return {
    planned,
    result: 'failed',
    seconds: 0,
    problem: {
      severity: 'error',
      title: `${planned.image.key} is not in the registry`,
      message: `${planned.name}:${planned.tag} is not there: its build failed, or was not run. The build job's log says why; \`command: run\` builds and deploys in one job.`,
    },
  };
}
