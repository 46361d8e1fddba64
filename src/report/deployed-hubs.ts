import type { DeployedHub, PlannedImage } from '../words.js';
import { long, ROWS_SHOWN, where } from './crowd.js';
import { duration } from './duration.js';
import { code, folded, plain, tableOf } from './markdown.js';
import { shareReasons } from './reasons.js';
import type { Section } from './shorten.js';

const RESULTS: Record<DeployedHub['result'], { readonly order: number; readonly text: string }> = {
  failed: { order: 0, text: '❌ failed' },
  spared: { order: 1, text: '⏸️ spared' },
  deployed: { order: 2, text: '✅ deployed' },
  'rolled back': { order: 2, text: '↩️ rolled back' },
  adopted: { order: 2, text: '✅ adopted' },
  removed: { order: 2, text: '🗑️ removed' },
  skipped: { order: 3, text: 'skipped' },
  unchanged: { order: 4, text: 'unchanged' },
};

const RESULT_HEAD = ['Hub', 'Where', 'Result', 'Image and tag', 'Why', 'Took'];

/** What came out for each hub: what failed first, and never folded. */
export function deployedHubs(hubs: readonly DeployedHub[], images: readonly PlannedImage[]): Section {
  if (hubs.length === 0) return { whole: () => '' };
  const sorted = [...hubs].sort((a, b) => RESULTS[a.result].order - RESULTS[b.result].order);
  const bad = sorted.filter(({ result }) => result === 'failed');
  const draw = (withReasons: boolean) => {
    const { above, cells } = shareReasons(
      sorted.map((hub) => (withReasons ? hub.planned.reasons : [])),
      'hub',
    );
    const rows = sorted.map((hub, row) => [
      linked(hub),
      where(hub.planned),
      result(hub),
      imagesOf(hub, images),
      cells[row] ?? '',
      hub.seconds > 0 ? duration(hub.seconds) : '',
    ]);
    if (rows.length <= ROWS_SHOWN) return [above, tableOf(RESULT_HEAD, rows)];
    const [failed, rest] = [rows.slice(0, bad.length), rows.slice(bad.length)];
    return [
      above,
      long(tableOf(RESULT_HEAD, failed), failed.length, results(bad)),
      rest.length > 0 ? folded(results(sorted.slice(bad.length)), tableOf(RESULT_HEAD, rest)) : '',
    ];
  };
  const joined = (parts: readonly string[]) => parts.filter(Boolean).join('\n\n');
  const few = `${results(sorted)}: the log has each.`;
  const failed = () => [
    tableOf(
      RESULT_HEAD,
      bad.map((hub) => [linked(hub), where(hub.planned), result(hub)]),
    ),
    few,
  ];
  return {
    whole: () => joined(draw(true)),
    shorter: [
      { ease: 6, text: () => joined(draw(false)) },
      { ease: 3, text: () => joined(failed()) },
      { ease: 1, text: () => few },
    ],
  };
}

/** `30 spared, 138 deployed`. */
function results(hubs: readonly DeployedHub[]): string {
  const times = new Map<string, number>();
  for (const { result: word } of hubs) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].map(([word, number]) => `${number} ${word}`).join(', ');
}

function linked({ url, planned }: DeployedHub): string {
  const name = code(planned.release.id);
  return url && /^https?:\/\/[^\s()<>|]+$/.test(url) ? `[${name}](${url})` : name;
}

function result({ result: word, revision, jupyterhub }: DeployedHub): string {
  const details = [
    revision ? `revision ${revision}` : '',
    jupyterhub ? `JupyterHub ${plain(jupyterhub)}` : '',
  ];
  return [RESULTS[word].text, ...details.filter(Boolean)].join(', ');
}

function imagesOf({ planned }: DeployedHub, images: readonly PlannedImage[]): string {
  return images
    .filter(({ name, image }) => name && planned.release.images.includes(image.key))
    .map(({ name, tag }) => code(`${name}:${tag}`))
    .join('<br>');
}
