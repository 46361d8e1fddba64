import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { act, expectGreen } from './act.mjs';
import { dispatch, NEW_BRANCH, pullRequest, push, startByHand } from './github.mjs';
import { commit, edit, git, makeOpsRepo } from './ops-repo.mjs';
import {
  HUBS,
  helmValues,
  hubDigest,
  hubUrl,
  kubectl,
  leaveHubs,
  manifestsOf,
  purgeHubs,
  pushedTags,
  releases,
  revisions,
} from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'action-'));
afterAll(() => {
  leaveHubs();
  rmSync(folder, { recursive: true, force: true });
});

const kubeconfig = readFileSync(process.env.KUBECONFIG ?? '', 'utf8');
const secrets = { KUBECONFIG: kubeconfig };

describe.each([
  ['Helm 3', process.env.HELM3 ?? '', 'single-job.yml'],
  ['Helm 4', process.env.HELM4 ?? '', 'single-job.yml'],
])('an ops repo’s own workflow, with %s', (name, helm, workflow) => {
  const repository = join(folder, name.replaceAll(' ', '-'));
  const env = { PATH: `${dirname(helm)}:${process.env.PATH}` };
  let head = '';
  /** The first push, and what it made. */
  let firstRun: Awaited<ReturnType<typeof act>>;
  let installed: ReturnType<typeof releases>;

  /** Commits what was edited and pushes it. */
  async function pushed(message: string) {
    const before = head;
    head = commit(repository, message);
    return act(repository, 'push', push(before, head), { secrets, env });
  }

  beforeAll(async () => {
    purgeHubs();
    head = makeOpsRepo(repository, process.env.REGISTRY ?? '', { workflow, salt: name });
    firstRun = await act(repository, 'push', push(NEW_BRANCH, head), { secrets, env });
    installed = releases();
  }, 600_000);

  test('the first push installs every hub, and each of them answers', async () => {
    expectGreen(firstRun);
    expect(installed).toEqual(
      Object.fromEntries(HUBS.map((hub) => [hub, { revision: 1, status: 'deployed', proved: 1 }])),
    );
    for (const hub of HUBS) expect((await fetch(`${hubUrl(hub)}/hub/health`)).status).toBe(200);
  });

  test('the staging hub came first', () => {
    const born = (hub: string) =>
      kubectl(
        'get',
        'secret',
        `sh.helm.release.v1.${hub}.v1`,
        '-n',
        hub,
        '-o',
        'jsonpath={.metadata.creationTimestamp}',
      );
    for (const hub of HUBS.filter((other) => other !== 'staging'))
      expect(born('staging') < born(hub)).toBe(true);
  });

  test('what runs is what was pushed', async () => {
    const tags = Object.entries(await pushedTags('k8s-hub-seminar'));
    const digests = await Promise.all(tags.map(([, digest]) => manifestsOf('k8s-hub-seminar', digest)));
    expect(digests.flat()).toContain(hubDigest('seminar'));
  });

  test('a push that changes one image deploys that hub, and no other', async () => {
    const before = revisions();
    writeFileSync(join(repository, 'user-images/geo/data/newer.txt'), 'newer\n');
    const run = await pushed('geo: newer data');
    expectGreen(run);
    const revision = (before.geo ?? 0) + 1;
    expect(revisions()).toEqual({ ...before, geo: revision });
    expect(releases().geo).toEqual({ revision, status: 'deployed', proved: revision });
  }, 300_000);

  test('its values went to Helm whole, with the image by tag and digest and the folded script unharmed', async () => {
    const { image, lifecycleHooks } = helmValues('geo').jupyterhub.singleuser;
    const pinned = Object.entries(await pushedTags('k8s-user-geo')).map(
      ([tag, digest]) => `${tag}@${digest}`,
    );
    expect(pinned).toContain(image.tag);
    expect(lifecycleHooks.postStart.exec.command.at(-1)).toBe(
      'rsync --archive --chmod=u+rwX --ignore-existing /data/ "$HOME/data/" > /tmp/copy-data.log 2>&1 || true\n',
    );
  });

  test('the checkout is as it was, to the byte', () => {
    expect(git(repository, 'status', '--porcelain')).toBe('');
    expect(readFileSync(join(repository, 'hub-charts/geo/values.yaml'), 'utf8')).toContain(
      'tag: set-on-deployment\n',
    );
  });

  test('a pull request is planned and built; nothing is pushed or deployed', async () => {
    const before = revisions();
    const tagsBefore = await pushedTags('k8s-user-geo');
    git(repository, 'checkout', '--quiet', '-b', 'change');
    appendFileSync(join(repository, 'user-images/geo/Dockerfile'), 'RUN echo proposed > /tmp/proposed.txt\n');
    const proposed = commit(repository, 'geo: a proposal');
    git(repository, 'checkout', '--quiet', 'main');
    git(repository, 'merge', '--quiet', '--no-ff', '--message', 'Merge change into main', 'change');
    try {
      const run = await act(repository, 'pull_request', pullRequest(head, proposed), { env });
      expectGreen(run);
      expect(run.log).toMatch(/deploy +geo/);
      expect(run.log).toContain('RUN echo proposed > /tmp/proposed.txt');
      expect(revisions()).toEqual(before);
      expect(await pushedTags('k8s-user-geo')).toEqual(tagsBefore);
    } finally {
      git(repository, 'reset', '--quiet', '--hard', head);
    }
  }, 300_000);

  test('somebody deploys one hub by hand', async () => {
    const before = revisions();
    const inputs = { hubs: 'int*', force: 'true' };
    const run = await act(repository, 'workflow_dispatch', dispatch(), { secrets, env, inputs });
    expectGreen(run);
    expect(revisions()).toEqual({ ...before, intro: (before.intro ?? 0) + 1 });
  }, 300_000);

  test('a push that touches no hub does nothing', async () => {
    const before = revisions();
    edit(join(repository, 'README.md'), '# An ops repo', '# Our ops repo');
    const run = await pushed('a word in the README');
    expectGreen(run);
    expect(run.log).toContain('Nothing to do');
    expect(revisions()).toEqual(before);
  }, 120_000);
});

describe('dist/ started by hand, with nothing but the runner’s variables', () => {
  const repository = join(folder, 'by-hand');

  test('does the same: a push deploys the hub it changed, and the post step leaves no file', async () => {
    const first = makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: 'by hand' });
    const before = revisions();
    appendFileSync(join(repository, 'user-images/staging/motd.sh'), '# by hand\n');
    const head = commit(repository, 'staging: a word of the day');
    const run = await startByHand(repository, {
      event: 'push',
      payload: push(first, head),
      inputs: { hubs: 'staging', kubeconfig },
      env: { KUBECONFIG: '/nowhere' },
    });
    expectGreen(run);
    expect(revisions()).toEqual({ ...before, staging: (before.staging ?? 0) + 1 });
    expect(JSON.parse(run.outputs.deployed ?? '')).toEqual(['staging']);
    expect(run.summary).toContain('1 hub deployed');
    expect(existsSync(run.left)).toBe(false);
    expect(run.left).toContain('hub-deploy-');
  }, 300_000);
});
