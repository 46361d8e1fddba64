import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { expectGreen } from './act.mjs';
import { dispatch, startByHand } from './github.mjs';
import { commit, makeOpsRepo } from './ops-repo.mjs';
import { deleteFile, login, readFile, startServer, stopServer, writeFile } from './student.mjs';
import { hubUrl, kubectl, leaveHubs, purgeHubs, releases } from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'student-'));
const repository = join(folder, 'hubs');
afterAll(() => {
  leaveHubs();
  rmSync(folder, { recursive: true, force: true });
});

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

test('a student works on while the hub is deployed with a newer image, and loses no file', async () => {
  purgeHubs();
  makeOpsRepo(repository, process.env.REGISTRY ?? '', { salt: 'student' });
  await deployGeo();
  const ada = await login(hubUrl('geo'), 'ada', 'any password');

  // The prefetched data is in the home directory.
  await startServer(ada);
  const stations = join(repository, 'user-images/geo/data/stations.csv');
  expect(await readFile(ada, 'data/stations.csv')).toBe(readFileSync(stations, 'utf8'));

  // Ada goes on working while the hub is deployed with a newer image.
  await writeFile(ada, 'data/stations.csv', 'edited by ada\n');
  const before = serverProcess();
  writeFileSync(stations, 'station,height\nnewer,1\n');
  writeFileSync(join(repository, 'user-images/geo/data/later.csv'), 'new in the second image\n');
  commit(repository, 'geo: newer stations');
  await deployGeo();
  expect(releases().geo).toMatchObject({ revision: 2, proved: 2 });
  expect(serverProcess()).toBe(before);
  expect(await readFile(ada, 'data/stations.csv')).toBe('edited by ada\n');

  // An edit is kept when the server starts again with the newer image, whose new files come.
  await stopServer(ada);
  await startServer(ada);
  expect(await readFile(ada, 'data/stations.csv')).toBe('edited by ada\n');
  expect(await readFile(ada, 'data/later.csv')).toBe('new in the second image\n');

  // A file that was deleted comes back in its newest version.
  await deleteFile(ada, 'data/stations.csv');
  await stopServer(ada);
  await startServer(ada);
  expect(await readFile(ada, 'data/stations.csv')).toBe('station,height\nnewer,1\n');
}, 600_000);
