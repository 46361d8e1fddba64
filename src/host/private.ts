import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const PREFIX = 'hub-deploy-';

/** Where this run's own folder is, once it has one. */
let ours: string | undefined;

/** The file in it that holds the name of a builder that goes with the run. */
export const STRANGERS_BUILDER = 'builder';

/**
 * A folder that only this user can read, for decrypted secrets, logins, the staged tree and all scratch. Under
 * RUNNER_TEMP, which the runner empties too; the post step removes it whatever happened before.
 *
 * @returns its absolute path
 */
export function makePrivateFolder(): string {
  return make(PREFIX);
}

/**
 * The same for a command line, which has no post step: it goes when the process ends, in whatever way that can be heard
 * of, and what an earlier one left that was killed goes now.
 */
export function makeOwnFolder(): string {
  const mine = `${PREFIX}${place()}-`;
  const folder = make(`${mine}${process.pid}-`);
  process.once('exit', () => leave(folder));
  for (const dead of leftBehind(mine)) leave(dead);
  return folder;
}

function make(prefix: string): string {
  mkdirSync(parentFolder(), { recursive: true });
  // mkdtemp makes it 0700.
  ours = mkdtempSync(join(parentFolder(), prefix));
  return ours;
}

function parentFolder(): string {
  return process.env.RUNNER_TEMP ?? tmpdir();
}

/** An empty folder for a while, in the run's own; whoever makes it removes it. */
export function makeScratch(name: string): string {
  return mkdtempSync(join(ours ?? tmpdir(), `${PREFIX}${name}-`));
}

/** Where a process id means a process: this machine, and on Linux its PID namespace. Others may share the folder. */
function place(): string {
  let namespace = '';
  try {
    namespace = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has them.
  }
  return createHash('sha256').update(`${hostname()} ${namespace}`).digest('hex').slice(0, 8);
}

/** Folders of this user whose names begin so and go on with the id of a process that is no more. */
function leftBehind(mine: string): string[] {
  const names = readdirSync(parentFolder()).filter((name) => name.startsWith(mine));
  return names.flatMap((name) => {
    const path = join(parentFolder(), name);
    const pid = Number(/^\d+(?=-)/.exec(name.slice(mine.length))?.[0]);
    const found = lstatSync(path, { throwIfNoEntry: false });
    const isOurs = found?.isDirectory() && found.uid === process.getuid?.();
    return isOurs && pid > 0 && !isAlive(pid) ? [path] : [];
  });
}

/** What cannot be removed now, since a program that was not waited for writes there, the next run removes. */
function leave(folder: string): void {
  try {
    removePrivateFolder(folder);
  } catch {
    // As said.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is one that lives.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Writes a file in such a folder; its path again. */
export function writePrivate(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** Removes what `makePrivateFolder` made, and nothing else: a path of another name is left alone. */
export function removePrivateFolder(path: string): void {
  if (basename(path).startsWith(PREFIX)) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
