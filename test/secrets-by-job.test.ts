import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

const file = join(import.meta.dirname, '../.github/workflows/deploy.yml');
const { jobs } = parse(readFileSync(file, 'utf8'), { merge: true }) as { jobs: Record<string, object> };

test('a key to a cluster or to secrets is given to jobs that deploy, and to no job that plans, builds or reports', () => {
  const holders = Object.keys(jobs).filter((name) =>
    /secrets\.(?:kubeconfig|git-crypt-keys|sops-age-key)/.test(JSON.stringify(jobs[name])),
  );
  expect(holders).toEqual(expect.arrayContaining(['deploy-first', 'deploy']));
  expect(holders.filter((name) => /^(?:plan|validate|build.*|report)$/.test(name))).toEqual([]);
});

test('what images may ask for in their build is given to jobs that build, and to no other', () => {
  const holders = Object.keys(jobs).filter((name) =>
    JSON.stringify(jobs[name]).includes('secrets.build-secrets'),
  );
  expect(holders).toEqual(['build-proposal', 'build']);
});
