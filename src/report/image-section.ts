import type { BuiltImage, PlannedImage } from '../words.js';
import { ROWS_SHOWN } from './crowd.js';
import { duration } from './duration.js';
import { code, count, folded, tableOf } from './markdown.js';
import { shareReasons } from './reasons.js';
import type { Section } from './shorten.js';
import { type ImageSize, sizeText } from './sizes.js';

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
