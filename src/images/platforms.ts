import type { Image } from '../words.js';

/** What clusters nearly always have; the builder's own would be a laptop's or a runner's. */
const USUAL = ['linux/amd64'];

/**
 * The platforms that an image is built for, as `--platform` takes them. What the configuration leaves out is no part of
 * the tag: it is the same on every machine.
 */
export function platformsOf({ platforms }: Pick<Image, 'platforms'>): readonly string[] {
  return platforms.length > 0 ? platforms : USUAL;
}
