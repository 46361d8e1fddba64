import type { Changes, Fleet, Lookup, Problem, Release, Tree } from '../words.js';
import type { Fingerprints } from './fingerprint.js';

/** What is worked out from the files of one commit: tags by image key, fingerprints by release id. */
export interface Side {
  readonly fleet: Fleet;
  readonly tags: Lookup<{
    readonly tag: string;
    readonly files: readonly string[];
    readonly from: readonly { readonly image: string }[];
  }> & { near(paths: Iterable<string>): ReadonlySet<string>; readonly askNames: boolean };
  readonly fingerprints: Fingerprints;
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
 * fleet, a configuration or an ignore file says which files belong, a file that declares a hub need not be one of its
 * parts, and values name images that others are built FROM. Then `touched` wants the base's side too.
 */
export function needsBase({ files, base }: Changes, tree: Pick<Tree, 'entries'>, head: Side): boolean {
  if (files === 'everything' || base === undefined || files.size === 0) return false;
  // A configuration behind a link may have any name.
  if (tree.entries.get('hub-deploy.yaml')?.mode === '120000') return true;
  for (const [path, { status }] of files) {
    if (status === 'deleted' || /^hub-deploy\.ya?ml$|\.dockerignore$/.test(path)) return true;
    if (head.tags.askNames && /\.ya?ml$/.test(path)) return true;
    if (status === 'added' && declaresApart(path, head)) return true;
  }
  return false;
}

/** Whether a new file brings a hub that it is no part of, or with it charts that go to every cluster. */
function declaresApart(path: string, { fleet, fingerprints }: Side): boolean {
  return fleet.hubs.some(
    ({ id, declaredAt }) =>
      declaredAt.file === path && (fleet.charts.length > 0 || !fingerprints.get(id)?.files.includes(path)),
  );
}

/**
 * Says which images and hubs a change concerns, and why.
 *
 * With the base's side: exactly those whose tag or fingerprint differs from the base's, or that are new. Without it:
 * those that a changed file goes into, which is the same as long as `needsBase` is false.
 */
export function touched(changes: Changes, head: Side, base?: Side): Touched {
  const { fleet, tags, fingerprints } = head;
  const keys = fleet.images.map(({ key }) => key);
  const ids = [...fleet.hubs, ...fleet.charts].map(({ id }) => id);
  if (changes.files === 'everything') return { images: all(keys, changes.how), hubs: all(ids, changes.how) };
  const told = (of: readonly string[], contentOf: ContentOf) => tell(changes, of, contentOf, head, base);
  if (base) return { images: told(keys, imageContent), hubs: told(ids, releaseContent) };
  const paths = [...changes.files.keys()];
  const near = tags.near(paths);
  const concerned = fingerprints.near(paths, near);
  return {
    images: told(
      keys.filter((key) => near.has(key)),
      imageContent,
    ),
    hubs: told(
      ids.filter((id) => concerned.has(id)),
      releaseContent,
    ),
  };
}

/** What something is made from: files of its own, and images. */
interface Content {
  readonly address: string;
  readonly files: readonly string[];
  readonly images: readonly string[];
}

type ContentOf = (side: Side, id: string) => Content | undefined;

const imageContent: ContentOf = ({ tags }, key) => {
  const tag = tags.get(key);
  return tag && { address: tag.tag, files: [], images: [key] };
};

const releaseContent: ContentOf = ({ fingerprints }, id) => {
  const print = fingerprints.get(id);
  return print && { address: print.digest, files: print.files, images: print.images };
};

function tell(
  changes: Changes,
  ids: readonly string[],
  contentOf: ContentOf,
  head: Side,
  base: Side | undefined,
): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, readonly string[]>();
  for (const id of ids) {
    const now = contentOf(head, id);
    const before = base && contentOf(base, id);
    if (!now || (base && before?.address === now.address)) continue;
    const files = changedFiles(changes, head, now);
    if (base && before) for (const file of changedFiles(changes, base, before)) files.add(file);
    const reasons = reasonsFor(changes, files, base && otherwise(head, now, base, before));
    if (reasons.length > 0) told.set(id, reasons);
  }
  return told;
}

function all(ids: readonly string[], reason: string): ReadonlyMap<string, readonly string[]> {
  return new Map(ids.map((id) => [id, [reason]]));
}

/** The reason where no file of its own changed, and yet it differs. */
function otherwise(head: Side, now: Content, base: Side, before: Content | undefined): string {
  if (!before) return 'it is new';
  const [mine, theirs] = [imagesIn(head, now), imagesIn(base, before)];
  const same = mine.size === theirs.size && [...mine].every((key) => theirs.has(key));
  return same ? 'its configuration changed' : 'other images of this repository go into it';
}

/** The keys of the images of something, and of those of the fleet that these are built upon. */
function imagesIn({ tags }: Side, { images }: Content): ReadonlySet<string> {
  const keys = new Set(images);
  for (const key of keys) for (const { image } of tags.get(key)?.from ?? []) keys.add(image);
  return keys;
}

/** Which of some files, and of those of some images and the images that these are built upon, the change touches. */
function changedFiles({ files: changed }: Changes, side: Side, content: Content): Set<string> {
  const found = new Set<string>();
  if (changed === 'everything') return found;
  const look = (some: readonly string[]) => {
    for (const file of some) if (changed.has(file)) found.add(file);
  };
  look(content.files);
  for (const key of imagesIn(side, content)) look(side.tags.get(key)?.files ?? []);
  return found;
}

/** @param without the reason where no file of its own changed, and yet it differs */
function reasonsFor(changes: Changes, files: ReadonlySet<string>, without: string | undefined): string[] {
  if (changes.files === 'everything') return [changes.how];
  const changed = changes.files;
  const mine = [...files].sort();
  if (mine.length === 0) return without === undefined ? [] : [without];
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
