import type { Host } from '../host/host.js';
import { planJson } from '../report/plan.js';
import type { DeployedHub, Plan } from '../words.js';

/** The plan as outputs. */
export function announcePlan(host: Host, made: Plan): void {
  const deployed = made.hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release.id);
  const images = made.images.map(({ image, name, tag }) => [image.key, name ? `${name}:${tag}` : tag]);
  host.output('plan', JSON.stringify(planJson(made)));
  host.output('hubs', JSON.stringify(deployed));
  host.output('images', JSON.stringify(Object.fromEntries(images)));
}

/** What became of hubs, as outputs. */
export function announceHubs(host: Host, hubs: readonly DeployedHub[]): void {
  const of = (...results: DeployedHub['result'][]) => hubs.filter(({ result }) => results.includes(result));
  const ids = (some: readonly DeployedHub[]) => JSON.stringify(some.map((hub) => hub.planned.release.id));
  host.output('deployed', ids(of('deployed')));
  host.output('failed', ids(of('failed', 'spared')));
  const results = hubs.map(({ planned, result }) => [planned.release.id, result]);
  host.output('hub-results', JSON.stringify(Object.fromEntries(results)));
  const [only, ...more] = of('deployed');
  if (only?.url && more.length === 0) host.output('url', only.url);
}
