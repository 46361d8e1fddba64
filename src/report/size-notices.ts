import type { Place, Problem } from '../words.js';
import { code } from './markdown.js';
import { type ImageSize, sizeText } from './sizes.js';

/** From here on a node that lacks the image takes minutes to pull it; compressed. */
const LARGE_BYTES = 2_000_000_000;
/** Growth that people should know of: both must hold. */
const GREW_BYTES = 200_000_000;
const GREW_BY = 1.25;

/** An image of this run, and the hubs whose servers start from it. */
export interface SizedImage {
  readonly key: string;
  readonly size: ImageSize;
  /** Where it is made. */
  readonly place: Place;
  /** Hubs whose startTimeout is still the chart's default. */
  readonly impatient: readonly (Place & { readonly id: string })[];
}

/**
 * Notices of an image that is large or grew much; and where a hub gives its servers only the chart's 300 seconds to
 * start from it. Pure.
 */
export function sizeNotices({ key, size, place, impatient }: SizedImage): Problem[] {
  const { bytes, before } = size;
  if (bytes === undefined) return [];
  const isLarge = bytes >= LARGE_BYTES;
  const grew = typeof before === 'number' && bytes - before >= GREW_BYTES && bytes >= before * GREW_BY;
  if (!isLarge && !grew) return [];
  const notices: Problem[] = [
    {
      severity: 'notice',
      ...place,
      title: grew ? `The image ${key} grew much` : `The image ${key} is large`,
      message: `${key} is ${sizeText(size)} compressed${grew ? ', against the image it replaces' : ''}. Nodes that lack it take that much longer to start the first server: clean package caches in the RUN that fills them, and leave out what nobody uses.`,
    },
  ];
  const [first] = impatient;
  if (first) {
    const { id, ...line } = first;
    const hubs = impatient.map((hub) => hub.id).join(', ');
    notices.push({
      severity: 'notice',
      ...line,
      hub: id,
      title: `startTimeout is the chart's default for a large image`,
      message: `${hubs} gives a server 300 seconds to start, and pulling ${key} to a new node may take longer: people see a failed start then. Write ${code('singleuser.startTimeout: 600')}.`,
    });
  }
  return notices;
}
