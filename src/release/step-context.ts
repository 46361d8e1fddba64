import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kubectl } from '../host/kubectl.js';
import { makeScratch } from '../host/private.js';
import type { Release } from '../words.js';
import type { DeployContext } from './deploy.js';
import type { StepContext } from './steps.js';

/** Where a release's steps run, and what they find in their environment. */
export async function stepContext(release: Release, context: DeployContext): Promise<StepContext> {
  const needed = release.before.length + release.after.length > 0;
  const kubeconfig = needed ? await kubeconfigFor(context) : undefined;
  return {
    cwd: context.staged,
    env: {
      ...context.access.env,
      ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}),
      HUB_DEPLOY_HUB: release.hub,
      HUB_DEPLOY_RELEASE: release.release,
      HUB_DEPLOY_NAMESPACE: release.namespace,
      HUB_DEPLOY_CLUSTER: release.cluster,
      HUB_DEPLOY_ENVIRONMENT: release.environment,
      HUB_DEPLOY_COMMIT: context.commit,
    },
    environment: release.environment,
    say: context.say,
    signal: context.signal,
  };
}

/** A kubeconfig whose current context is the hub's: steps call kubectl and helm without naming one. */
async function kubeconfigFor({ access, signal }: DeployContext): Promise<string | undefined> {
  if (!access.context) return access.kubeconfig;
  const { stdout } = await kubectl(access, signal).run(['config', 'view', '--minify', '--flatten', '--raw']);
  // Beside the staged tree, in which a chart's links may lead anywhere.
  const file = join(makeScratch('kube'), 'config');
  await writeFile(file, stdout, { mode: 0o600 });
  return file;
}
