import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commit } from './ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from './tiny-repo.mjs';

// What `validate` says of a change to images, by the packed command line: real BuildKit, real Helm, no cluster.
let folder = '';
const image = `${process.env.REGISTRY}/findings-${process.pid}/user`;

function validate(): Promise<{ code: number; stdout: string; stderr: string }> {
  return hubDeploy(folder, ['validate', '--base', 'HEAD^'], { KUBECONFIG: '/nonexistent' }) as Promise<{
    code: number;
    stdout: string;
    stderr: string;
  }>;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'findings-'));
  const dockerfile = 'FROM scratch\nMAINTAINER somebody\nCOPY motd /motd\n';
  makeTinyRepo(folder, 'tiny', image, { 'user-images/tiny/Dockerfile': dockerfile });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('validate', () => {
  test('counts findings that were there before, and shows those that the change brought in', async () => {
    appendFileSync(join(folder, 'user-images/tiny/Dockerfile'), 'ENV a b\n');
    commit(folder, 'ENV');
    const { code, stderr } = await validate();
    expect(code).toBe(0);
    expect(stderr).toMatch(/user-images\/tiny\/Dockerfile:4: .*LegacyKeyValueFormat/);
    expect(stderr).not.toContain('MaintainerDeprecated');
    expect(stderr).toContain('BuildKit has 1 finding more');
  }, 60_000);

  test('says that a hub’s folders were copied without another name for its image', async () => {
    write(folder, 'hub-charts/copy/Chart.yaml', 'apiVersion: v2\nname: copy\nversion: 1.0.0\n');
    const values = `jupyterhub:\n  singleuser:\n    image:\n      name: ${image}\n      tag: set-on-deployment\n`;
    write(folder, 'hub-charts/copy/values.yaml', values);
    write(folder, 'user-images/copy/Dockerfile', 'FROM scratch\nCOPY motd /motd\n');
    write(folder, 'user-images/copy/motd', 'a copy\n');
    commit(folder, 'copy');
    const { code, stderr } = await validate();
    expect(code).toBe(1);
    expect(stderr).toMatch(/hub-charts\/copy\/values\.yaml:5: Two images have one name/);
  }, 60_000);
});
