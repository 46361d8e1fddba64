import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOMS = ['fleet', 'images', 'values', 'plan', 'release', 'report'];

/** Every import of our own in src/, as [from, to], both relative to src/. */
function imports(): [string, string][] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join('src', file), 'utf8');
    return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path]): [string, string] => [
      file,
      posix.join(posix.dirname(file), path ?? ''),
    ]);
  });
}

const room = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'top');

describe('dependencies point one way', () => {
  const all = imports();

  test('there is something to look at', () => expect(all.length).toBeGreaterThan(100));

  test('rooms do not import commands or doors, and the host imports no room', () => {
    const wrong = all.filter(
      ([from, to]) =>
        (ROOMS.includes(room(from)) && (room(to) === 'commands' || /^(main|post|cli)\./.test(to))) ||
        (room(from) === 'host' && [...ROOMS, 'commands'].includes(room(to))),
    );
    expect(wrong).toEqual([]);
  });

  test('plan and values are pure: they import no room that does I/O, no host, and none of node’s own', () => {
    const wrong = all.filter(
      ([from, to]) =>
        ['plan', 'values'].includes(room(from)) && !['plan', 'values', 'top'].includes(room(to)),
    );
    expect(wrong).toEqual([]);
    for (const folder of ['plan', 'values']) {
      for (const file of readdirSync(join('src', folder))) {
        expect(readFileSync(join('src', folder, file), 'utf8')).not.toMatch(/from 'node:(?!path)/);
      }
    }
  });

  test('one file starts programs, so that each gets its environment by the table', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const starts =
      /child_process|worker_threads|node:cluster|process\.(?:binding|dlopen|execve)|@actions\/exec/;
    expect(files.filter((file) => starts.test(readFileSync(join('src', file), 'utf8')))).toEqual([
      'host/child.ts',
    ]);
  });

  test('one file knows the machine’s folder for temporary files, so that all scratch goes with the run', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(
      files.filter((file) => /tmpdir|RUNNER_TEMP|'\/tmp/.test(readFileSync(join('src', file), 'utf8'))),
    ).toEqual(['host/private.ts']);
  });

  test('only the host touches the process, the network and the runner', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const wrong = files.filter((file) => {
      if (room(file) === 'host') return false;
      return /from 'node:(child_process|http|https|net)'|@actions\/|[^.\w]fetch\(/.test(
        readFileSync(join('src', file), 'utf8'),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('git is started through one door, which says in which repository and with which settings', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    // Programs are started by an argv, whose first word is the program.
    const starts = files.filter((file) => {
      const code = readFileSync(join('src', file), 'utf8').replace(/^\s*(?:\*|\/\*|\/\/).*$/gm, '');
      return /(['"`])(?:\/[^'"`\s]*\/)?git(?:\.exe)?\1\s*[,\])]/.test(code);
    });
    expect(starts).toEqual(['fleet/git.ts']);
  });
});
