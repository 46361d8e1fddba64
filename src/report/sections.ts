import type { BuiltImage, DeployedHub, Plan, PlannedHub, PlannedImage } from '../words.js';
import { duration } from './duration.js';
import { block, code, count, folded, plain, tableOf } from './markdown.js';
import { shareReasons } from './reasons.js';
import type { Section } from './shorten.js';
import { type ImageSize, sizeText } from './sizes.js';

/** A table with more rows is folded under a line that says what is in it. */
const ROWS_SHOWN = 25;

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

const RESULTS: Record<DeployedHub['result'], { readonly order: number; readonly text: string }> = {
  failed: { order: 0, text: '❌ failed' },
  spared: { order: 1, text: '⏸️ spared' },
  deployed: { order: 2, text: '✅ deployed' },
  skipped: { order: 3, text: 'skipped' },
  unchanged: { order: 4, text: 'unchanged' },
};

/** The rows worth a reader's time; the others are counted. */
export function worthSaying(hub: PlannedHub): boolean {
  return hub.action !== 'none' || !/^(up to date|not touched)/.test(hub.reasons[0] ?? '');
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
      hubs.map(({ reasons }) => (withReasons ? reasons : [])),
      'hub',
    );
    const rows = hubs.map((hub, row) => [
      code(hub.release.id),
      where(hub),
      ACTIONS[hub.action],
      cells[row] ?? '',
      impacts[row] ?? '',
    ]);
    return [above, long(tableOf(head, rows), rows.length, 'hub')].filter(Boolean).join('\n\n') + rest;
  };
  return {
    whole: () => draw(true),
    shorter: [
      { ease: 6, text: () => draw(false) },
      { ease: 1, text: () => `${count(hubs.length, 'hub')}: the log has the plan of each.${rest}` },
    ],
  };
}

/** What came out for each hub: what failed first. */
export function deployedHubs(hubs: readonly DeployedHub[], images: readonly PlannedImage[]): Section {
  if (hubs.length === 0) return { whole: () => '' };
  const sorted = [...hubs].sort((a, b) => RESULTS[a.result].order - RESULTS[b.result].order);
  const draw = (shown: readonly DeployedHub[], withReasons: boolean) => {
    const { above, cells } = shareReasons(
      shown.map(({ planned }) => (withReasons ? planned.reasons : [])),
      'hub',
    );
    const rows = shown.map((hub, row) => [
      linked(hub),
      where(hub.planned),
      result(hub),
      imagesOf(hub, images),
      cells[row] ?? '',
      hub.seconds > 0 ? duration(hub.seconds) : '',
    ]);
    const table = tableOf(['Hub', 'Where', 'Result', 'Image and tag', 'Why', 'Took'], rows);
    return [above, long(table, rows.length, 'hub')].filter(Boolean).join('\n\n');
  };
  const bad = sorted.filter((hub) => hub.result === 'failed' || hub.result === 'spared');
  const others = `${count(sorted.length - bad.length, 'other hub')}: the log has each.`;
  return {
    whole: () => draw(sorted, true),
    shorter: [
      { ease: 6, text: () => draw(sorted, false) },
      { ease: 3, text: () => [draw(bad, false), others].filter(Boolean).join('\n\n') },
      { ease: 1, text: () => others },
    ],
  };
}

/** The images of a plan or a run, sizes against those that are live where they are known. */
export function imageSection(
  planned: readonly PlannedImage[],
  built: readonly BuiltImage[],
  sizes: ReadonlyMap<string, ImageSize> = new Map(),
): Section {
  if (planned.length === 0) return { whole: () => '' };
  const results = new Map(built.map((image) => [image.planned.image.key, image]));
  const draw = (shown: readonly PlannedImage[], withReasons: boolean) => {
    const { above, cells } = shareReasons(
      shown.map(({ reasons }) => (withReasons ? reasons : [])),
      'image',
    );
    const rows = shown.map((image, row) => {
      const done = results.get(image.image.key);
      const size = sizes.get(image.image.key);
      return [
        code(image.image.key),
        code(image.name ? `${image.name}:${image.tag}` : image.tag),
        done ? imageResult(done) : imageAction(image),
        size ? sizeText(size) : '',
        done?.digest ? code(done.digest.slice(0, 'sha256:'.length + 12)) : '',
        cells[row] ?? '',
        done && done.seconds > 0 ? duration(done.seconds) : '',
      ];
    });
    const head = ['Image', 'Name and tag', done(built), 'Size', 'Digest', 'Why', 'Took'];
    return [above, long(tableOf(head, rows), rows.length, 'image')].filter(Boolean).join('\n\n');
  };
  const news = planned.filter(({ action }) => action === 'build');
  const old = `${count(planned.length - news.length, 'other image')}: there already.`;
  return {
    whole: () => draw(planned, true),
    shorter: [
      { ease: 8, text: () => [draw(news, true), old].filter(Boolean).join('\n\n') },
      { ease: 5, text: () => [draw(news, false), old].filter(Boolean).join('\n\n') },
      { ease: 2, text: () => `${count(planned.length, 'image')}: the log has each.` },
    ],
  };
}

/** What a merge would change in the cluster, folded, a hub each. */
export function diffSection(diffs: ReadonlyMap<string, readonly string[]> = new Map()): Section {
  const changed = [...diffs].filter(([, lines]) => lines.length > 0);
  if (diffs.size === 0) return { whole: () => '' };
  const title = '### What a merge changes in the cluster';
  const same = diffs.size - changed.length;
  const none = same > 0 ? `${count(same, 'hub')}: nothing.` : '';
  const draw = (most: number) =>
    [
      title,
      ...changed.map(([id, lines]) => {
        const left = lines.length - most;
        const shown = left > 0 ? [...lines.slice(0, most), `… ${left} more lines: the log has them.`] : lines;
        return folded(`${id} (${count(lines.length, 'line')})`, block(shown.join('\n'), 'diff'));
      }),
      none,
    ]
      .filter(Boolean)
      .join('\n\n');
  return {
    whole: () => draw(1000),
    shorter: [
      { ease: 10, text: () => draw(60) },
      { ease: 9, text: () => draw(10) },
      { ease: 9, text: () => `${title}\n\nThe log has it, for ${count(changed.length, 'hub')}.` },
    ],
  };
}

/** How the plan was found, and what could not be known. */
export function noteSection(notes: readonly string[]): Section {
  const list = (shown: readonly string[]) => shown.map((note) => `- ${plain(sentence(note))}`).join('\n');
  const whole = () => {
    const few = list(notes.slice(0, 6));
    const rest = notes.slice(6);
    return rest.length === 0 ? few : `${few}\n\n${folded(`${rest.length} more`, list(rest))}`;
  };
  return { whole, shorter: [{ ease: 4, text: () => list(notes.slice(0, 6)) }] };
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** A long table is folded: what matters most stands above it. */
function long(table: string, rows: number, noun: string): string {
  return rows > ROWS_SHOWN ? folded(`All ${count(rows, noun)}`, table) : table;
}

function where({ release }: PlannedHub): string {
  return plain([release.cluster, release.environment].filter(Boolean).join(' / '));
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

const done = (built: readonly BuiltImage[]) => (built.length > 0 ? 'Result' : 'What');

function imageResult({ result: word }: BuiltImage): string {
  return { built: '✅ built', reused: 'was there', failed: '❌ failed', skipped: 'not built' }[word];
}

function imageAction({ action }: PlannedImage): string {
  return { build: '**build**', reuse: 'is there', pinned: 'not used' }[action];
}
