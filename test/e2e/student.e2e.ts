import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectGreen } from './act.mjs';
import { dispatch, startByHand } from './github.mjs';
import { commit, makeOpsRepo } from './ops-repo.mjs';
import { deleteFile, login, readFile, type Student, startServer, stopServer, writeFile } from './student.mjs';
import { hubUrl, kubectl, purgeHubs, releases } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'student-'));
const repository = join(folder, 'hubs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Deploys the hub as somebody does by hand. */
async function deployGeo() {
  const inputs = { hubs: 'geo', 'start-check': 'robot' };
  const run = await startByHand(repository, { event: 'workflow_dispatch', payload: dispatch(), inputs });
  expectGreen(run);
  expect(run.log).toMatch(/the server of robot was up after \d+ s, and is stopped/);
  expect(JSON.parse(run.outputs['hub-results'] ?? '')).toEqual({ geo: 'deployed' });
}

/** The process that serves a student, as its node knows it: the container's id and when it started. */
function serverProcess() {
  const path =
    '{.items[0].status.containerStatuses[0].containerID} {.items[0].status.containerStatuses[0].state.running.startedAt} {.items[0].status.containerStatuses[0].restartCount}';
  return kubectl('get', 'pods', '-n', 'geo', '-l', 'component=singleuser-server', '-o', `jsonpath=${path}`);
}

describe('a student of the hub geo', () => {
  let ada: Student;

  beforeAll(async () => {
    purgeHubs();
    makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: 'student' });
    await deployGeo();
    ada = await login(hubUrl('geo'), 'ada', 'any password');
  }, 400_000);

  test('finds the prefetched data in the home directory', async () => {
    await startServer(ada);
    const original = readFileSync(join(repository, 'user-images/geo/data/stations.csv'), 'utf8');
    expect(await readFile(ada, 'data/stations.csv')).toBe(original);
  }, 180_000);

  test('goes on working while the hub is deployed with a newer image', async () => {
    await writeFile(ada, 'data/stations.csv', 'edited by ada\n');
    const before = serverProcess();
    writeFileSync(join(repository, 'user-images/geo/data/stations.csv'), 'station,height\nnewer,1\n');
    writeFileSync(join(repository, 'user-images/geo/data/later.csv'), 'new in the second image\n');
    commit(repository, 'geo: newer stations');
    await deployGeo();
    expect(releases().geo).toMatchObject({ revision: 2, proved: 2 });
    expect(serverProcess()).toBe(before);
    expect(await readFile(ada, 'data/stations.csv')).toBe('edited by ada\n');
  }, 300_000);

  test('keeps an edit when the server starts again with the newer image, and gets the new files', async () => {
    await stopServer(ada);
    await startServer(ada);
    expect(await readFile(ada, 'data/stations.csv')).toBe('edited by ada\n');
    expect(await readFile(ada, 'data/later.csv')).toBe('new in the second image\n');
  }, 180_000);

  test('gets the newest version back of a file that was deleted', async () => {
    await deleteFile(ada, 'data/stations.csv');
    await stopServer(ada);
    await startServer(ada);
    expect(await readFile(ada, 'data/stations.csv')).toBe('station,height\nnewer,1\n');
  }, 180_000);
});
