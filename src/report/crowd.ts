import type { PlannedHub } from '../words.js';
import { count, folded, plain } from './markdown.js';

/** A table with more rows is folded under a line that says what is in it. */
export const ROWS_SHOWN = 25;

/** A long table is folded: what matters most stands above it. */
export function long(table: string, rows: number, title: string): string {
  return rows > ROWS_SHOWN ? folded(title, table) : table;
}

/** `171 hubs on 30 clusters: 18 staging, 153 production`. */
export function crowd(hubs: readonly PlannedHub[]): string {
  const times = new Map<string, number>();
  for (const { release } of hubs) times.set(release.environment, (times.get(release.environment) ?? 0) + 1);
  const clusters = new Set(hubs.map(({ release }) => release.cluster)).size;
  const spread = clusters > 1 ? ` on ${count(clusters, 'cluster')}` : '';
  const environments = [...times].map(([name, number]) => `${number} ${name || 'without environment'}`);
  return `${count(hubs.length, 'hub')}${spread}${times.size > 1 ? `: ${environments.join(', ')}` : ''}`;
}

/** Its cluster, where its id does not say it already, and its environment. */
export function where({ release: { id, cluster, environment } }: PlannedHub): string {
  const shown = id.startsWith(`${cluster}/`) ? [environment] : [cluster, environment];
  return plain(shown.filter(Boolean).join(' / '));
}
