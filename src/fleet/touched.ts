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
  for (const [key, { tag }] of head.tags) {
    const before = base?.tags.get(key);
    if (base && before?.tag === tag) continue;
    const files = changedFiles(changes, [
      [head, [], [key]],
      ...(base && before ? [[base, [], [key]] as const] : []),
    ]);
    const reasons = reasonsFor(changes, files, base && (before ? OTHERWISE.changed : OTHERWISE.isNew));
    if (reasons.length > 0) images.set(key, reasons);
  }
  const hubs = new Map<string, readonly string[]>();
  for (const [id, print] of head.fingerprints) {
    const before = base?.fingerprints.get(id);
    if (base && before?.digest === print.digest) continue;
    const files = changedFiles(changes, [
      [head, print.files, print.images],
      ...(base && before ? [[base, before.files, before.images] as const] : []),
    ]);
    const reasons = reasonsFor(changes, files, base && (before ? OTHERWISE.changed : OTHERWISE.isNew));
    if (reasons.length > 0) hubs.set(id, reasons);
  }
  return { images, hubs };
}

/** The reason where no file of its own changed, and yet it differs. */
const OTHERWISE = { changed: 'its configuration changed', isNew: 'it is new' };

type Ingredients = readonly [side: Side, files: readonly string[], images: readonly string[]];

/** Which of some files, and of those of some images and the images that these are built upon, the change touches. */
function changedFiles(changes: Changes, of: readonly Ingredients[]): Set<string> {
  const found = new Set<string>();
  if (changes.files === 'everything') return found;
  const { files: changed } = changes;
  const look = (files: readonly string[]) => {
    for (const file of files) if (changed.has(file)) found.add(file);
  };
  for (const [side, files, images] of of) {
    look(files);
    const seen = new Set(images);
    for (const key of seen) {
      const tag = side.tags.get(key);
      look(tag?.files ?? []);
      for (const { image } of tag?.from ?? []) seen.add(image);
    }
  }
  return found;
}

/** @param otherwise the reason where no file of its own changed, and yet it differs */
function reasonsFor(changes: Changes, files: ReadonlySet<string>, otherwise: string | undefined): string[] {
  if (changes.files === 'everything') return [changes.how];
  const changed = changes.files;
  const mine = [...files].sort();
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
