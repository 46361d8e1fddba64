import type { Changes, Fleet, Problem, Release } from '../words.js';
import type { Fingerprint } from './fingerprint.js';

/** What is worked out from the files of one commit. */
export interface Side {
  readonly fleet: Fleet;
  /** By image key. */
  readonly tags: ReadonlyMap<
    string,
    {
      readonly tag: string;
      readonly files: readonly string[];
      readonly from: readonly { readonly image: string }[];
    }
  >;
  /** By release id. */
  readonly fingerprints: ReadonlyMap<string, Fingerprint>;
}

/** Why an event concerns images (by key) and hubs or charts (by id), in words. Those that it does not are absent. */
export interface Touched {
  readonly images: ReadonlyMap<string, readonly string[]>;
  readonly hubs: ReadonlyMap<string, readonly string[]>;
}

/** How many files are named; the others are counted. */
const NAMED = 3;

/**
 * True where the head's files alone cannot tell whom a change concerns: a file that is gone belonged to the base's
 * fleet, a configuration or an ignore file says which files belong. Then `touched` wants the base's side too.
 */
export function needsBase(changes: Changes): boolean {
  if (changes.files === 'everything' || changes.base === undefined) return false;
  for (const [path, { status }] of changes.files) {
    if (status === 'deleted' || /^hub-deploy\.ya?ml$|\.dockerignore$/.test(path)) return true;
  }
  return false;
}

/**
 * Says which images and hubs a change concerns, and why.
 *
 * With the base's side: exactly those whose tag or fingerprint differs from the base's, or that are new. Without it:
 * those that a changed file goes into, which is the same as long as `needsBase` is false.
 */
export function touched(changes: Changes, head: Side, base?: Side): Touched {
  const images = new Map<string, readonly string[]>();
  for (const [key, tag] of head.tags) {
    const before = base?.tags.get(key);
    if (base && before?.tag === tag.tag) continue;
    const files = [...imageFiles(head, key), ...(base && before ? imageFiles(base, key) : [])];
    const reasons = reasonsFor(changes, files, base && (before ? 'its configuration changed' : 'it is new'));
    if (reasons.length > 0) images.set(key, reasons);
  }
  const hubs = new Map<string, readonly string[]>();
  for (const [id, print] of head.fingerprints) {
    const before = base?.fingerprints.get(id);
    if (base && before?.digest === print.digest) continue;
    const files = [...hubFiles(head, print), ...(base && before ? hubFiles(base, before) : [])];
    const reasons = reasonsFor(changes, files, base && (before ? 'its configuration changed' : 'it is new'));
    if (reasons.length > 0) hubs.set(id, reasons);
  }
  return { images, hubs };
}

/** An image's own files and those of the images it is built upon. */
function imageFiles(side: Side, key: string, seen = new Set<string>()): string[] {
  const tag = side.tags.get(key);
  if (!tag || seen.has(key)) return [];
  seen.add(key);
  return [...tag.files, ...tag.from.flatMap(({ image }) => imageFiles(side, image, seen))];
}

function hubFiles(side: Side, print: Fingerprint): string[] {
  return [...print.files, ...print.images.flatMap((key) => imageFiles(side, key))];
}

/** @param otherwise the reason where no file of its own changed, and yet it differs */
function reasonsFor(changes: Changes, files: readonly string[], otherwise: string | undefined): string[] {
  if (changes.files === 'everything') return [changes.how];
  const changed = changes.files;
  const mine = [...new Set(files.filter((file) => changed.has(file)))].sort();
  if (mine.length === 0) return otherwise === undefined ? [] : [otherwise];
  const reasons = mine.slice(0, NAMED).map((file) => {
    const change = changed.get(file);
    const verb = { added: 'added', modified: 'changed', deleted: 'removed' }[change?.status ?? 'modified'];
    return `${file} ${verb}${change?.commit ? ` in ${change.commit}` : ''}`;
  });
  const more = mine.length - reasons.length;
  return more > 0 ? [...reasons, `and ${more} more file${more === 1 ? '' : 's'}`] : reasons;
}

/** A warning for each hub that the base declares and the head does not: nothing is ever removed by a push. */
export function goneHubs(head: Fleet, base: Fleet): Problem[] {
  const ids = new Set(head.hubs.map(({ id }) => id));
  return base.hubs.filter(({ id }) => !ids.has(id)).map(goneHub);
}

function goneHub({ id, declaredAt }: Release): Problem {
  return {
    severity: 'warning',
    title: `${id} is no longer in the repository`,
    message: `Its release is left as it is, if there is one: removing a hub deletes its users' servers and perhaps its database, so a push never does it. To remove it, run: hub-deploy remove ${id}`,
    file: declaredAt.file,
    hub: id,
  };
}
