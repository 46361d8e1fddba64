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
  const programs = [...programsOf(before), ...programsOf(after)];
  if (callsOf(before) !== callsOf(after) || changed.some((file) => programs.some(isWatching(file))))
    return true;
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

/** The programs with their words, and where among the other values each stands. */
function callsOf({ release }: At): string {
  const calls = release.values.map((source) => (source.kind === 'command' ? source.argv : null));
  return calls.some((call) => call !== null) ? JSON.stringify(calls) : '';
}

/** Whether a file counts for a program: it names or watches it. */
function isWatching(file: string) {
  return ({ argv, watch }: Program) =>
    argv.some((word) => plainPath(word) === file) ||
    watch.map(plainPath).some((glob) => file.startsWith(`${glob}/`) || compileGlob(glob)(file));
}
