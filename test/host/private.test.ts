import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeOwnFolder, makePrivateFolder, makeScratch } from '../../src/host/private.js';

const before = process.env.RUNNER_TEMP;
let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'private-'));
  process.env.RUNNER_TEMP = parent;
});
afterEach(() => {
  if (before === undefined) delete process.env.RUNNER_TEMP;
  else process.env.RUNNER_TEMP = before;
  rmSync(parent, { recursive: true });
});

/** A folder as a command line makes it that had this process id, with a file in it. */
function left(pid: number, name = basename(makeOwnFolder())): string {
  const folder = join(parent, name.replace(`-${process.pid}-`, `-${pid}-`).replace(/.$/, '_'));
  mkdirSync(folder);
  writeFileSync(join(folder, 'secret'), 'x');
  return folder;
}
/** The id of a process that has ended. */
const dead = () => spawnSync('true').pid;

test('what a command line left that was killed goes when the next one starts', () => {
  const folder = left(dead());
  const own = makeOwnFolder();
  expect(existsSync(folder)).toBe(false);
  expect(statSync(own).mode & 0o777).toBe(0o700);
});

test('what lives, or is not sure to be ours and dead, stays', () => {
  const own = basename(makeOwnFolder());
  const stay = [
    left(process.pid),
    left(1),
    // Of another machine, or of a container, that shares the folder.
    left(dead(), own.replace(/^hub-deploy-.{8}/, 'hub-deploy-00000000')),
    // The action's, which its post step removes: another step may still read the result there.
    left(dead(), 'hub-deploy-AbCdEf'),
    left(dead(), `${own.slice(0, 'hub-deploy-00000000-'.length)}x`),
  ];
  const linked = join(parent, 'linked');
  mkdirSync(linked);
  const link = `${join(parent, own.replace(`-${process.pid}-`, `-${dead()}-`))}link`;
  symlinkSync(linked, link);
  if (process.getuid?.() === 0) {
    const others = left(dead());
    chownSync(others, 65534, 65534);
    stay.push(others);
  }
  makeOwnFolder();
  for (const folder of [...stay, linked, link]) expect(existsSync(folder)).toBe(true);
});

test('scratch is made in the run’s own folder', () => {
  const own = makePrivateFolder();
  const scratch = makeScratch('index');
  expect(readdirSync(own)).toEqual([basename(scratch)]);
});
