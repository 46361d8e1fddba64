import type { Fleet, PlannedHub, Release } from '../words.js';
import type { Context } from './context.js';
import type { Guards } from './guards.js';
import { gates } from './order.js';

/**
 * The hubs whose jobs are started: those that the plan deploys, and those whose cluster must be asked.
 *
 * Somebody who runs it by hand and names none means them all. A push means what it touches, and what a gate ties to
 * that: an earlier environment that failed is tried again, and what it spared is deployed.
 */
export function hubsToVisit(
  { event, hubs, force }: Context['options'],
  { fleet, refused }: Pick<Guards, 'fleet' | 'refused'>,
  planned: readonly PlannedHub[],
): readonly PlannedHub[] {
  const byHand = event.name === 'workflow_dispatch' || event.name === 'repository_dispatch';
  if (hubs.length > 0 || !(byHand || event.name === 'push')) return planned.filter(isDeployed);
  const asked = planned.filter(({ release, action }) => !refused(release) && (action !== 'hold' || force));
  const touched = planned.filter(isDeployed);
  return byHand ? asked : [...touched, ...tiedTo(fleet, touched, asked)];
}

/** What a push looks at that it does not touch, as a sentence for the plan. */
export function visitNotes(planned: readonly PlannedHub[], visits: readonly PlannedHub[]): string[] {
  const named = ({ release }: PlannedHub) =>
    [release.cluster, release.environment].filter(Boolean).join(', ');
  const touched = new Set(planned.filter(isDeployed).map(named));
  const more = [...new Set(visits.map(named))].filter((name) => name !== '' && !touched.has(name));
  if (more.length === 0) return [];
  return [`Also looked at, for what failed or was spared there: ${more.join('; ')}`];
}

function isDeployed({ action }: PlannedHub): boolean {
  return action === 'deploy';
}

/**
 * The hubs of other environments that spare hubs of the touched ones, or are spared by them. An environment of GitHub's
 * may ask reviewers, and they are not asked for what may be nothing.
 */
function tiedTo(
  fleet: Fleet,
  touched: readonly PlannedHub[],
  others: readonly PlannedHub[],
): readonly PlannedHub[] {
  const places = [...new Map(touched.map(({ release }) => [placeOf(release), release])).values()];
  const isTied = ({ release }: PlannedHub) =>
    !release.githubEnvironment &&
    places.some((place) => spares(fleet, place, release) || spares(fleet, release, place));
  return others.filter(isTied);
}

/** Releases with the same place are before and after the same others. */
function placeOf({ kind, order, cluster, environment }: Release): string {
  return JSON.stringify([kind, order, cluster, environment]);
}

function spares(fleet: Fleet, failing: Release, other: Release): boolean {
  const gate = gates(fleet);
  gate.fail(failing);
  return gate.culpritOf(other) !== undefined;
}
