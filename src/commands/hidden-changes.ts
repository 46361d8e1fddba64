import type { Fingerprints } from '../fleet/fingerprint.js';
import { plainPath } from '../fleet/folders.js';
import { compileGlob } from '../fleet/glob.js';
import { isCiphertext } from '../host/ciphertext.js';
import type { Release, Tree, ValuesSource } from '../words.js';

/** A release at one commit. */
export interface At {
  readonly tree: Tree;
  readonly fingerprints: Fingerprints;
  readonly release: Release;
}

/**
 * Whether a release changed where nobody looks who has no key and starts no program: a file that is encrypted, or values
 * that a program makes.
 */
export async function hiddenChanges(before: At, after: At): Promise<boolean> {
  const [old, now] = [partsOf(before), partsOf(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (file) => old.get(file) !== now.get(file),
  );
  if (callsOf(before) !== callsOf(after)) return true;
  const watchers = programsOf(after).map(watcher);
  if (changed.some((file) => watchers.some((isWatched) => isWatched(file)))) return true;
  const bytes = (await Promise.all([before, after].map(({ tree }) => tree.read(changed)))).flat();
  return bytes.some((one) => one !== null && isCiphertext(one) !== undefined);
}

/** The files that a release is made from, each with its mode and blob. */
function partsOf({ tree, fingerprints, release }: At): Map<string, string> {
  const files = fingerprints.get(release.id)?.files ?? [];
  return new Map(
    files.map((file) => [file, `${tree.entries.get(file)?.mode} ${tree.entries.get(file)?.oid}`]),
  );
}

type Program = Extract<ValuesSource, { kind: 'command' }>;

function programsOf({ release }: At): Program[] {
  return release.values.filter((source) => source.kind === 'command');
}

/** The programs with their words and what they watch, and where among the other values each stands. */
function callsOf({ release }: At): string {
  const calls = release.values.map((source) =>
    source.kind === 'command' ? [source.argv, source.watch] : null,
  );
  return calls.some((call) => call !== null) ? JSON.stringify(calls) : '';
}

/** Whether a file counts for a program: it names or watches it, or a folder that it is in. */
function watcher({ argv, watch }: Program): (file: string) => boolean {
  const named = new Set(argv.map(plainPath));
  const paths = new Set(watch.map(plainPath));
  const globs = Array.from(paths, compileGlob);
  return (file) =>
    named.has(file) || foldersAbove(file).some((folder) => paths.has(folder)) || globs.some((is) => is(file));
}

function foldersAbove(file: string): string[] {
  return Array.from(file.matchAll(/\//g), ({ index }) => file.slice(0, index));
}
