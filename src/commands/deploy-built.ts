import { finishDeployments, startDeployments } from '../report/deployments.js';
import { leftOut } from '../report/tell.js';
import type { BuiltImage, DeployedHub, PlannedHub, Problem } from '../words.js';
import { concealHubs } from './conceal.js';
import type { Context } from './context.js';
import { githubOf } from './github.js';
import { rollOut } from './rollout.js';
import type { Stage } from './stage.js';
import type { Survey } from './survey.js';

/** Deploys the hubs whose images are there. */
export async function deployBuilt(
  context: Context,
  found: Survey,
  staged: Stage,
  built: readonly BuiltImage[],
): Promise<DeployedHub[]> {
  const tags = builtTags(context, built);
  const options = { stage: staged, tags, blocked: blockedHubs(found, built) };
  const deploy = async () => concealHubs(context, await rollOut(context, found, options));
  const github = found.plan.hubs.some(inGitHubEnvironment) ? await githubOf(context) : undefined;
  if (!github) return deploy();
  const { event, githubEnvironment } = context.options;
  const deployment = {
    github,
    commit: found.tree.commit,
    ...(event.run ? { run: event.run } : {}),
    ...(githubEnvironment ? { jobEnvironment: githubEnvironment } : {}),
  };
  // Side by side: a deploy waits for no answer of GitHub's.
  const [started, hubs] = await Promise.all([startDeployments(deployment, found.plan.hubs), deploy()]);
  const refused = [...started.refused, ...(await finishDeployments(deployment, started, hubs))];
  if (refused.length > 0) context.host.summary(leftOut(refused));
  return hubs;
}

/** The tags that go into values, by image name: of what is in the registry. */
export function builtTags({ options }: Context, built: readonly BuiltImage[]): Map<string, string> {
  const tags = new Map<string, string>();
  for (const { planned, result, digest } of built) {
    if (!planned.name || result === 'failed' || result === 'skipped') continue;
    const pinned = options.pinDigests && digest ? `@${digest}` : '';
    tags.set(planned.name, `${planned.tag}${pinned}`);
  }
  return tags;
}

function inGitHubEnvironment({ action, release }: PlannedHub): boolean {
  return action === 'deploy' && release.githubEnvironment !== undefined;
}

/** Hubs that cannot be deployed, and why: their values are wrong, an image failed, their cluster does not answer. */
export function blockedHubs(found: Survey, built: readonly BuiltImage[]): Map<string, Problem[]> {
  const failed = new Map(
    built
      .filter(({ result }) => result === 'failed' || result === 'skipped')
      .map((image) => [image.planned.image.key, image]),
  );
  const blocked = new Map<string, Problem[]>();
  for (const { release } of found.plan.hubs) {
    const reasons: Problem[] = [];
    if (found.plan.problems.some(({ severity, hub }) => severity === 'error' && hub === release.id)) {
      reasons.push(notDeployed(release.id, 'its values have errors, which are listed apart'));
    }
    for (const key of found.fingerprints.get(release.id)?.images ?? []) {
      if (failed.has(key)) reasons.push(notDeployed(release.id, `its image ${key} is not there`));
    }
    const cluster = found.clusters.get(release.cluster);
    if (cluster && 'unknown' in cluster) reasons.push(notDeployed(release.id, cluster.unknown));
    if (reasons.length > 0) blocked.set(release.id, reasons);
  }
  return blocked;
}

function notDeployed(id: string, why: string): Problem {
  return { severity: 'error', title: `${id} was not deployed`, message: `It is as it was: ${why}.`, hub: id };
}
