import { type GitHub, isRefused, type Refused } from '../host/github.js';
import type { DeployedHub, PlannedHub } from '../words.js';
import { count } from './markdown.js';
import { someOf } from './names.js';

/** Deployments that GitHub shows as going on, by GitHub environment; each has to be finished. */
export interface StartedDeployments {
  readonly ids: ReadonlyMap<string, number>;
  /** What was not shown, and why. */
  readonly refused: readonly Refused[];
}

export interface DeploymentContext {
  readonly github: GitHub;
  /** The commit that is deployed, full id. */
  readonly commit: string;
  /** Where the run can be seen. */
  readonly run?: string;
  /** The environment that the job itself declares, for which GitHub makes a deployment by itself. */
  readonly jobEnvironment?: string;
}

/**
 * Shows on GitHub that the hubs are being deployed: a deployment for each GitHub environment that they name.
 *
 * A job with `environment:` has one already, which GitHub made and closes itself. It is told by what the workflow says
 * (`jobEnvironment`) or by what GitHub shows: a deployment of this commit whose log is this run's.
 */
export async function startDeployments(
  context: DeploymentContext,
  hubs: readonly PlannedHub[],
): Promise<StartedDeployments> {
  const ids = new Map<string, number>();
  const refused: Refused[] = [];
  for (const [environment, members] of byEnvironment(hubs.filter(({ action }) => action === 'deploy'))) {
    if (environment === context.jobEnvironment) continue;
    const own = await jobHasOne(context, environment);
    if (own === true) continue;
    const made =
      own ||
      (await context.github.createDeployment({
        environment,
        commit: context.commit,
        description: names(members),
        production: isProduction(environment),
      }));
    if (isRefused(made)) {
      refused.push(made);
      // Without the permission the next one fares alike.
      break;
    }
    ids.set(environment, made.value.id);
    await set(context, made.value.id, 'in_progress', names(members));
  }
  return { ids, refused };
}

/** Says what became of each: a failure where one of its hubs failed or was spared, and the hub's address where it is one. */
export async function finishDeployments(
  context: DeploymentContext,
  { ids }: StartedDeployments,
  hubs: readonly DeployedHub[],
): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  const groups = byEnvironment(hubs.map((hub) => ({ ...hub, release: hub.planned.release })));
  for (const [environment, id] of ids) {
    const members = groups.get(environment) ?? [];
    const bad = members.filter(({ result }) => result === 'failed' || result === 'spared');
    // Nothing is known of hubs that an interrupted run left: that is no success.
    const well = members.length > 0 && bad.length === 0;
    const text = well
      ? `${names(members)} deployed`
      : `${names(bad.length > 0 ? bad : members)} not deployed`;
    const [only] = members;
    const url = members.length === 1 ? only?.url : undefined;
    const answer = await set(context, id, well ? 'success' : 'failure', text.trim(), url);
    if (isRefused(answer)) refused.push(answer);
  }
  return refused;
}

function set(
  { github, run }: DeploymentContext,
  id: number,
  state: Parameters<GitHub['setDeploymentStatus']>[1]['state'],
  description: string,
  url?: string,
) {
  return github.setDeploymentStatus(id, {
    state,
    description,
    ...(url && /^https?:\/\//.test(url) ? { environmentUrl: url } : {}),
    ...(run ? { logUrl: run } : {}),
  });
}

/** True where GitHub made a deployment for this run's job; undefined where not; or what GitHub refused. */
async function jobHasOne(
  { github, commit, run }: DeploymentContext,
  environment: string,
): Promise<true | Refused | undefined> {
  if (!run) return undefined;
  const found = await github.deployments({ environment, commit });
  if (isRefused(found)) return found;
  for (const { id } of found.value) {
    const logs = await github.deploymentLogs(id);
    if (!isRefused(logs) && logs.value.some((log) => log.startsWith(`${run}/job/`))) return true;
  }
  return undefined;
}

function byEnvironment<T extends Pick<PlannedHub, 'release'>>(hubs: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const hub of hubs) {
    const environment = hub.release.githubEnvironment;
    if (environment) groups.set(environment, [...(groups.get(environment) ?? []), hub]);
  }
  return groups;
}

function names(hubs: readonly Pick<PlannedHub, 'release'>[]): string {
  const ids = hubs.map(({ release }) => release.id);
  return ids.join(', ').length <= 110 ? ids.join(', ') : `${count(ids.length, 'hub')}: ${someOf(ids, 3)}`;
}

function isProduction(environment: string): boolean {
  return /^prod/i.test(environment);
}
