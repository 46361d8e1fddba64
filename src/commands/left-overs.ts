import { commandFor } from '../advice.js';
import { linksOf } from '../fleet/folders.js';
import { isCiphertext } from '../host/ciphertext.js';
import { someOf } from '../report/names.js';
import { beginsWithKey } from '../values/first-key.js';
import type { PlannedHub, Release, ValuesSource } from '../words.js';
import { valuesPathsOf } from './own-images.js';
import type { Staged } from './stage.js';

/**
 * One sentence about hubs whose live values may hold what the repository does not have: no label says otherwise, and a
 * run reads no release to find out.
 *
 * @returns nothing where Helm cannot have taken any over
 */
export async function untoldValues(
  of: Parameters<typeof givenNothing>[0],
  hubs: readonly PlannedHub[],
): Promise<string[]> {
  const empty = await givenNothing(
    of,
    hubs.map(({ release }) => release),
  );
  const [first] = empty;
  if (first === undefined) return [];
  return [
    `Values that the repository does not have may be live in ${someOf([...empty])}: no label rules it out (an older hub-deploy deployed them, or they were adopted with such values). \`hub-deploy status\` names the values, and a forced deploy takes them away: ${commandFor('run', first, '--force')}.`,
  ];
}

/**
 * Those of the releases whose `--values` merge to nothing, by id: where Helm, left to itself, would take over what the
 * last revision was given. Their files are read by one git process.
 *
 * What is encrypted, and what a program makes, counts as something: only who deploys can read it.
 */
export async function givenNothing(
  of: Pick<Staged, 'tree' | 'fleet' | 'fingerprints' | 'values'>,
  releases: readonly Release[],
): Promise<ReadonlySet<string>> {
  const { tree } = of;
  const follow = await linksOf(tree);
  const paths = new Set(
    releases.flatMap(({ values }) => values.flatMap((one) => (one.kind === 'file' ? [one.path] : []))),
  );
  const list = [...paths];
  const contents = await tree.read(list.map((path) => follow(path) ?? ''));
  const files = new Map(list.map((path, index) => [path, contents[index]]));
  const empty = new Set<string>();
  for (const release of releases) {
    const given = await Promise.all(release.values.map((source) => holdsNothing(source, files)));
    if (!given.includes(false) && !(await isOverlaid(of, release))) empty.add(release.id);
  }
  return empty;
}

async function holdsNothing(
  source: ValuesSource,
  files: ReadonlyMap<string, Buffer | null | undefined>,
): Promise<boolean> {
  if (source.kind === 'command') return false;
  if (source.kind === 'inline') return Object.keys(source.values).length === 0;
  const bytes = files.get(source.path);
  if (!bytes || isCiphertext(bytes) || beginsWithKey(bytes.toString('utf8'))) return false;
  const { decodeValues } = await import('../values/document.js');
  const { isEmptyFile } = await import('../values/merge.js');
  const text = decodeValues(source.path, bytes);
  return !('severity' in text) && isEmptyFile(text);
}

/** Whether a `values-path` gives Helm values besides the files. */
async function isOverlaid(of: Parameters<typeof valuesPathsOf>[0], release: Release): Promise<boolean> {
  const paths = await valuesPathsOf(of, release);
  if (paths.length === 0) return false;
  const { mergeTrees } = await import('../values/merge.js');
  const { overlayAt } = await import('../values/overlay.js');
  const { values } = await of.values.of(release);
  const anyTags = new Map(paths.map(({ name }) => [name, 'any']));
  return overlayAt(mergeTrees(values).tree, paths, anyTags).object !== undefined;
}
