import type { Plan, PlannedHub } from '../words.js';
import { crowd, long, where } from './crowd.js';
import { downWords } from './down.js';
import { code, count, tableOf } from './markdown.js';
import { shareReasons } from './reasons.js';
import type { Section } from './shorten.js';

const ACTIONS: Record<PlannedHub['action'], string> = {
  deploy: '**deploy**',
  none: 'nothing',
  hold: 'on hold',
  'not installed': 'not installed',
  drift: '**drift**',
};

const IMPACTS: Record<PlannedHub['impact'], string> = {
  none: 'none',
  'hub-restart': 'hub restarts',
  'proxy-restart': '**connections drop**',
  unknown: 'not known',
};

/** The rows worth a reader's time; the others are counted. */
export function worthSaying(hub: PlannedHub): boolean {
  return (
    hub.down !== undefined || hub.action !== 'none' || !/^(up to date|not touched)/.test(hub.reasons[0] ?? '')
  );
}

/** Why it is so planned, and what of it does not run. */
export function reasonsOf({ reasons, down = [] }: PlannedHub): string[] {
  return [...reasons, ...downWords(down)];
}

/** What is planned for each hub that something is to be said of. */
export function plannedHubs(plan: Plan): Section {
  const hubs = plan.hubs.filter(worthSaying);
  if (hubs.length === 0) return { whole: () => '' };
  const quiet = plan.hubs.length - hubs.length;
  const rest = quiet > 0 ? `\n\n${count(quiet, 'other hub')} not touched.` : '';
  const head = ['Hub', 'Where', 'What', 'Why', 'People'];
  const impacts = hubs.map((hub) => (hub.action === 'deploy' ? IMPACTS[hub.impact] : ''));
  const draw = (withReasons: boolean) => {
    const { above, cells } = shareReasons(
      hubs.map((hub) => (withReasons ? reasonsOf(hub) : [])),
      'hub',
    );
    const rows = hubs.map((hub, row) => [
      code(hub.release.id),
      where(hub),
      ACTIONS[hub.action],
      cells[row] ?? '',
      impacts[row] ?? '',
    ]);
    return [above, long(tableOf(head, rows), rows.length, crowd(hubs))].filter(Boolean).join('\n\n') + rest;
  };
  return {
    whole: () => draw(true),
    shorter: [
      { ease: 6, text: () => draw(false) },
      { ease: 1, text: () => `${count(hubs.length, 'hub')}: the log has the plan of each.${rest}` },
    ],
  };
}
