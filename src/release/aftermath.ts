import { commandFor } from '../advice.js';
import type { Problem } from '../words.js';
import { findFronts } from './health.js';
import type { Deployment } from './objects.js';
import { chooseTarget } from './rollback.js';
import { revisionsOf, wasProved } from './state.js';
import type { Work } from './work.js';

const CALL_MS = 10_000;

/**
 * What people need to know after a release was touched and did not come up: which of it is down now and since when, and
 * the way back.
 *
 * @returns sentences; what the cluster does not say is left out. Never throws.
 */
export async function aftermath(work: Pick<Work, 'id' | 'kubectl' | 'target'>): Promise<string> {
  const [down, back] = await Promise.all([whatIsDown(work).catch(() => []), wayBack(work).catch(() => [])]);
  return [...down, ...back].join(' ');
}

async function whatIsDown({ kubectl, target }: Pick<Work, 'kubectl' | 'target'>): Promise<string[]> {
  const { hub, proxy } = await findFronts(kubectl, target, { timeoutMs: CALL_MS });
  const down = (['hub', 'proxy'] as const).flatMap((name) => {
    const deployment = { hub, proxy }[name];
    return deployment && isDown(deployment) ? [`The ${name} is DOWN${since(deployment)}.`] : [];
  });
  if (down.length > 0 || !hub) return down;
  const { replicas = 0, updatedReplicas = 0, readyReplicas = 0 } = hub.status ?? {};
  const old = replicas - updatedReplicas;
  return [old > 0 && readyReplicas <= old ? 'The hub runs on as it was before.' : 'The hub itself is up.'];
}

function isDown({ status }: Deployment): boolean {
  return (status?.readyReplicas ?? 0) === 0;
}

/** Kubernetes calls a Deployment that is scaled to none available: it does not say since when. */
function since({ status }: Deployment): string {
  const available = status?.conditions?.find(({ type }) => type === 'Available');
  if (available?.status !== 'False' || !available.lastTransitionTime) return '';
  return ` since ${available.lastTransitionTime.slice(11, 16)} UTC`;
}

async function wayBack({ id, kubectl, target }: Pick<Work, 'id' | 'kubectl' | 'target'>): Promise<string[]> {
  const revisions = await revisionsOf(kubectl, target);
  const [newest] = revisions;
  // A rollback has gone there already.
  if (newest && wasProved(newest)) return [];
  const to = chooseTarget(revisions);
  return 'severity' in to ? [] : [`Back to revision ${to.revision}: ${commandFor('rollback', id)}.`];
}

/** The problems with the aftermath behind the first error, which is the cause of the others. */
export function withAftermath(problems: readonly Problem[], sentences: string): readonly Problem[] {
  const first = problems.findIndex(({ severity }) => severity === 'error');
  if (sentences === '') return problems;
  return problems.map((problem, index) =>
    index === first ? { ...problem, message: `${problem.message} ${sentences}` } : problem,
  );
}
