import type { BuiltImage, DeployedHub, Plan, PlannedHub, PlannedImage } from '../words.js';
import { duration } from './duration.js';
import { block, code, count, folded, plain, tableOf } from './markdown.js';
import { someOf } from './names.js';
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

const RESULT_HEAD = ['Hub', 'Where', 'Result', 'Image and tag', 'Why', 'Took'];

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
        done ? IMAGE_RESULTS[done.result] : IMAGE_ACTIONS[image.action],
        size ? sizeText(size) : '',
        cells[row] ?? '',
        done && done.seconds > 0 ? duration(done.seconds) : '',
      ];
    });
    const head = ['Image', 'Name and tag', built.length > 0 ? 'Result' : 'What', 'Size', 'Why', 'Took'];
    return [above, tableOf(head, rows)].filter(Boolean).join('\n\n');
  };
  const news = planned.filter(({ action }) => action === 'build');
  const old = count(planned.length - news.length, news.length > 0 ? 'other image' : 'image');
  const rest = planned.length > news.length ? `${old}, nothing to build.` : '';
  const short = (withReasons: boolean) => [draw(news, withReasons), rest].filter(Boolean).join('\n\n');
  return {
    whole: () =>
      news.length === 0 || planned.length > ROWS_SHOWN
        ? folded(
            news.length === 0 ? `${old}, nothing to build` : count(planned.length, 'image'),
            draw(planned, true),
          )
        : draw(planned, true),
    shorter: [
      { ease: 8, text: () => short(true) },
      { ease: 5, text: () => short(false) },
      { ease: 2, text: () => `${count(planned.length, 'image')}: the log has each.` },
    ],
  };
}

/** Of more hubs than this the diffs are folded together once more. */
const DIFFS_SHOWN = 5;

/** What a merge would change in the cluster, folded; what several hubs share is shown once. */
export function diffSection(diffs: ReadonlyMap<string, readonly string[]> = new Map()): Section {
  if (diffs.size === 0) return { whole: () => '' };
  const title = '### What a merge changes in the cluster';
  const groups = new Map<string, string[]>();
  for (const [id, lines] of diffs) {
    const text = lines.join('\n');
    groups.set(text, [...(groups.get(text) ?? []), id]);
  }
  const same = groups.get('')?.length ?? 0;
  groups.delete('');
  const none = same > 0 ? `${count(same, 'hub')}: nothing.` : '';
  const draw = (most: number) => {
    const parts = [...groups].map(([text, ids]) => {
      const lines = text.split('\n');
      const left = lines.length - most;
      const shown = left > 0 ? [...lines.slice(0, most), `… ${left} more lines: the log has them.`] : lines;
      return folded(`${someOf(ids)} (${count(lines.length, 'line')})`, block(shown.join('\n'), 'diff'));
    });
    const all = parts.join('\n\n');
    const diff = parts.length > DIFFS_SHOWN ? folded(`${count(diffs.size - same, 'hub')} change`, all) : all;
    return [title, diff, none].filter(Boolean).join('\n\n');
  };
  return {
    whole: () => draw(1000),
    shorter: [
      { ease: 10, text: () => draw(60) },
      { ease: 9, text: () => draw(10) },
      { ease: 9, text: () => `${title}\n\nThe log has it, for ${count(diffs.size - same, 'hub')}.` },
    ],
  };
}

/** How the plan was found, and what could not be known. */
export function noteSection(notes: readonly string[]): Section {
  const list = (shown: readonly string[]) => shown.map((note) => `- ${plain(note)}`).join('\n');
  const few = () => (notes.length > 0 ? `### How this was found\n\n${list(notes.slice(0, 6))}` : '');
  const rest = notes.slice(6);
  return {
    whole: () => (rest.length > 0 ? `${few()}\n\n${folded(`${rest.length} more`, list(rest))}` : few()),
    shorter: [{ ease: 4, text: few }],
  };
}

/** A long table is folded: what matters most stands above it. */
function long(table: string, rows: number, title: string): string {
  return rows > ROWS_SHOWN ? folded(title, table) : table;
}

/** `171 hubs on 30 clusters: 18 staging, 153 production`. */
function crowd(hubs: readonly PlannedHub[]): string {
  const times = new Map<string, number>();
  for (const { release } of hubs) times.set(release.environment, (times.get(release.environment) ?? 0) + 1);
  const clusters = new Set(hubs.map(({ release }) => release.cluster)).size;
  const spread = clusters > 1 ? ` on ${count(clusters, 'cluster')}` : '';
  const environments = [...times].map(([name, number]) => `${number} ${name || 'without environment'}`);
  return `${count(hubs.length, 'hub')}${spread}${times.size > 1 ? `: ${environments.join(', ')}` : ''}`;
}

/** Its cluster, where its id does not say it already, and its environment. */
function where({ release: { id, cluster, environment } }: PlannedHub): string {
  const shown = id.startsWith(`${cluster}/`) ? [environment] : [cluster, environment];
  return plain(shown.filter(Boolean).join(' / '));
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

const IMAGE_RESULTS: Record<BuiltImage['result'], string> = {
  built: '✅ built',
  reused: 'was there',
  failed: '❌ failed',
  skipped: 'not built',
};

const IMAGE_ACTIONS: Record<PlannedImage['action'], string> = {
  build: '**build**',
  reuse: 'is there',
  pinned: 'not used',
};
