import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decryptInto } from '../../src/release/secrets.js';

/** The real programs: git-crypt, sops and age, which the sandbox brings. */
const VALUES = 'jupyterhub:\n  hub:\n    cookieSecret: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\n';
const signal = new AbortController().signal;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(cwd: string, program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('git-crypt', () => {
  let repo: string;
  const key = (name: string) => readFileSync(join(folder, name));

  /** The commit's own files, as the staged tree has them: what git holds, not what the working folder shows. */
  function stage(): string {
    const staged = mkdtempSync(join(folder, 'staged-'));
    for (const file of run(repo, 'git', 'ls-files').trim().split('\n')) {
      mkdirSync(join(staged, file, '..'), { recursive: true });
      writeFileSync(
        join(staged, file),
        execFileSync('git', ['cat-file', 'blob', `HEAD:${file}`], { cwd: repo, maxBuffer: 1e8 }),
      );
    }
    return staged;
  }

  beforeAll(() => {
    repo = join(folder, 'repo');
    mkdirSync(join(repo, 'secrets'), { recursive: true });
    run(repo, 'git', 'init', '-q');
    run(repo, 'git', 'config', 'user.email', 'a@example.org');
    run(repo, 'git', 'config', 'user.name', 'A');
    run(repo, 'git-crypt', 'init');
    run(repo, 'git-crypt', 'init', '-k', 'prod');
    writeFileSync(
      join(repo, '.gitattributes'),
      'secrets/** filter=git-crypt diff=git-crypt\nsecrets/prod.yaml filter=git-crypt-prod diff=git-crypt-prod\n',
    );
    writeFileSync(join(repo, 'secrets/bio.yaml'), VALUES);
    writeFileSync(join(repo, 'secrets/prod.yaml'), `${VALUES}# prod\n`);
    writeFileSync(join(repo, 'secrets/empty.yaml'), '');
    writeFileSync(join(repo, 'secrets/large.bin'), Buffer.alloc(3_000_000, 'large'));
    run(repo, 'git', 'add', '-A');
    run(repo, 'git', 'commit', '-qm', 'secrets');
    run(repo, 'git-crypt', 'export-key', join(folder, 'default.key'));
    run(repo, 'git-crypt', 'export-key', '-k', 'prod', join(folder, 'prod.key'));
    run(folder, 'git', 'clone', '-q', repo, locked());
  });
  const locked = () => join(folder, 'locked');

  test('every file, each with its own of several keys', async () => {
    const staged = stage();
    const keys = [key('default.key'), key('prod.key')];
    const result = await decryptInto(staged, ['secrets'], { gitCryptKeys: keys, checkout: locked(), signal });
    expect(result.problems).toEqual([]);
    expect(result.decrypted.length + result.plain.length).toBe(4);
    for (const file of ['bio.yaml', 'prod.yaml', 'empty.yaml', 'large.bin'])
      expect(
        readFileSync(join(staged, 'secrets', file)).equals(readFileSync(join(repo, 'secrets', file))),
      ).toBe(true);
  });

  test('with one key of two: the other file is named', async () => {
    const options = { gitCryptKeys: [key('default.key')], checkout: locked(), signal };
    const { decrypted, problems } = await decryptInto(stage(), ['secrets'], options);
    expect(decrypted).not.toContain('secrets/prod.yaml');
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', file: 'secrets/prod.yaml' })]);
  });

  test('a checkout that is unlocked needs no key, whatever its working folder holds, and is left as it was', async () => {
    const staged = stage();
    const worktree = join(folder, 'worktree');
    run(repo, 'git', 'worktree', 'add', '-q', '--no-checkout', worktree, 'HEAD');
    const before = run(repo, 'git', 'status', '--porcelain');
    for (const checkout of [repo, worktree]) {
      const copy = `${staged}-${checkout === repo ? 'repo' : 'worktree'}`;
      cpSync(staged, copy, { recursive: true });
      const { problems } = await decryptInto(copy, ['secrets'], { gitCryptKeys: [], checkout, signal });
      expect(problems).toEqual([]);
      expect(readFileSync(join(copy, 'secrets/bio.yaml'), 'utf8')).toBe(VALUES);
    }
    expect(run(repo, 'git', 'status', '--porcelain')).toBe(before);
  });

  test('a locked checkout and no key: an error that names the input', async () => {
    const clone = join(folder, 'clone');
    run(folder, 'git', 'clone', '-q', repo, clone);
    const { problems } = await decryptInto(stage(), ['secrets/bio.yaml'], {
      gitCryptKeys: [],
      checkout: clone,
      signal,
    });
    expect(problems[0]?.message).toContain('the checkout is locked and the input git-crypt-keys gives none');
  });
});

describe('sops with an age key', () => {
  let recipient: string;
  let staged: string;
  const FILES: Record<string, string> = {
    'bio.yaml': VALUES,
    'bio.json': '{"password": "correct horse"}',
    'bio.env': 'PASSWORD=correct-horse\n',
    'bio.ini': '[hub]\npassword = correct-horse\n',
    'service-account.key': 'not yaml: [at all\n-----BEGIN-----\n',
  };

  beforeAll(() => {
    const key = join(folder, 'age.key');
    run(folder, 'age-keygen', '-o', key);
    recipient = run(folder, 'age-keygen', '-y', key).trim();
    staged = mkdtempSync(join(folder, 'sops-'));
    for (const [name, text] of Object.entries(FILES)) {
      writeFileSync(join(staged, name), text);
      run(staged, 'sops', '--encrypt', '--age', recipient, '--in-place', name);
    }
    // A name that tells sops nothing.
    cpSync(join(staged, 'bio.yaml'), join(staged, 'bio.secret'));
  });

  const decrypt = async (key: string | undefined, files: string[]) => {
    const copy = mkdtempSync(join(folder, 'sops-staged-'));
    cpSync(staged, copy, { recursive: true });
    const before = process.env.SOPS_AGE_KEY_FILE;
    if (key === undefined) delete process.env.SOPS_AGE_KEY_FILE;
    else process.env.SOPS_AGE_KEY_FILE = key;
    try {
      return { copy, ...(await decryptInto(copy, files, { gitCryptKeys: [], checkout: folder, signal })) };
    } finally {
      if (before === undefined) delete process.env.SOPS_AGE_KEY_FILE;
      else process.env.SOPS_AGE_KEY_FILE = before;
    }
  };

  test('every format that sops has, known from the file itself', async () => {
    const { copy, decrypted, problems } = await decrypt(join(folder, 'age.key'), [
      ...Object.keys(FILES),
      'bio.secret',
    ]);
    expect(problems).toEqual([]);
    expect(decrypted).toHaveLength(6);
    expect(readFileSync(join(copy, 'bio.yaml'), 'utf8').replace(/ {4}/g, '  ')).toContain(
      'cookieSecret: 0a1b2c3d',
    );
    expect(readFileSync(join(copy, 'bio.secret'), 'utf8')).toContain('cookieSecret: 0a1b2c3d');
    expect(JSON.parse(readFileSync(join(copy, 'bio.json'), 'utf8'))).toEqual({ password: 'correct horse' });
    expect(readFileSync(join(copy, 'bio.env'), 'utf8')).toBe(FILES['bio.env']);
    expect(readFileSync(join(copy, 'service-account.key'), 'utf8')).toBe(FILES['service-account.key']);
  });

  test('without a key: the error names the file and what is missing, and holds no plain text', async () => {
    const { decrypted, problems } = await decrypt(undefined, ['bio.yaml']);
    expect(decrypted).toEqual([]);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      file: 'bio.yaml',
      title: 'sops has no key for this file',
    });
    expect(problems[0]?.message).toContain('SOPS_AGE_KEY');
    expect(JSON.stringify(problems)).not.toContain('0a1b2c3d');
  });
});

test('a machine without sops is told to install it', async () => {
  const staged = mkdtempSync(join(folder, 'nosops-'));
  const mac = 'ENC[AES256_GCM,data:aa,iv:bb,tag:cc,type:str]';
  writeFileSync(join(staged, 'bio.yaml'), `a: ${mac}\nsops:\n    mac: ${mac}\n`);
  const before = process.env.PATH;
  process.env.PATH = staged;
  try {
    const { problems } = await decryptInto(staged, ['bio.yaml'], {
      gitCryptKeys: [],
      checkout: folder,
      signal,
    });
    expect(problems[0]).toMatchObject({ file: 'bio.yaml', title: 'sops is not installed' });
  } finally {
    process.env.PATH = before;
  }
});
