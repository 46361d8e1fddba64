import { afterAll, describe, expect, test } from '@jest/globals';
import { givenNothing, untoldValues } from '../../src/commands/left-overs.js';
import { lookAt } from '../../src/commands/side.js';
import { readTree } from '../../src/fleet/tree.js';
import { type Content, makeRepository, removeFolders } from '../fleet/repository.js';
import { aPlannedHub } from '../plan/fixture.js';

afterAll(removeFolders);

const CHART = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';

/** The ids of the releases that this repository gives no values besides their charts' own, and the note about them. */
async function empty(files: Record<string, Content>) {
  const repository = makeRepository();
  repository.commit(files);
  const tree = await readTree(repository.folder, { rev: 'HEAD' });
  const of = { tree, ...(await lookAt(tree)) };
  const releases = [...of.fleet.hubs, ...of.fleet.charts];
  expect(of.fleet.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const notes = await untoldValues(
    of,
    releases.map((release) => aPlannedHub({ release })),
  );
  return { ids: [...(await givenNothing(of, releases))], notes };
}

/** A hub of the convention for each name, with what its secrets file holds; none where it holds undefined. */
function hubs(secrets: Record<string, Content | undefined>): Record<string, Content> {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([hub, content]) => [
      [`hub-charts/${hub}/Chart.yaml`, CHART] as const,
      [`hub-charts/${hub}/values.yaml`, 'hub: {a: 1}\n'] as const,
      ...(content === undefined ? [] : [[`secrets/${hub}.yaml`, content] as const]),
    ]),
  );
}

describe('a hub is given nothing but its chart', () => {
  test('where it has no values file, or only ones without a value', async () => {
    const files = hubs({
      none: undefined,
      empty: '',
      comments: '# later\n',
      braces: '{}\n',
      nothing: 'null\n',
      plain: 'hub: {b: 1}\n',
      cleared: 'hub:\n',
      locked: Buffer.from('\0GITCRYPT\0........'),
      sealed: '# nothing\nsops:\n  mac: ENC[AES256_GCM,data:x]\n',
      latin: Buffer.from([0x23, 0xe9, 0x0a]),
    });
    expect((await empty(files)).ids).toEqual(['braces', 'comments', 'empty', 'none', 'nothing']);
  });

  test('where what the configuration holds is empty too; a program counts as something', async () => {
    const files = {
      ...hubs({ a: undefined, b: undefined, c: undefined, d: '# c\n' }),
      'hub-deploy.yaml': `
hubs:
  a: {values: [{inline: {}}]}
  b: {values: [{inline: {hub: {b: 1}}}]}
  c: {values: [{command: [./values.sh], watch: [values.sh]}]}
  d: {values: [{inline: {}}, secrets/d.yaml, secrets/e.yaml?]}
charts:
  ingress: {chart: charts/ingress, values: [], namespace: ingress}
`,
      'charts/ingress/Chart.yaml': CHART,
      'values.sh': '#!/bin/sh\n',
    };
    expect((await empty(files)).ids).toEqual(['a', 'd', 'ingress']);
  });

  test('unless a values-path writes its image besides', async () => {
    const image = 'jupyterhub:\n  singleuser:\n    image: {name: r.example.org/u, tag: set-on-deployment}\n';
    const files = {
      ...hubs({ beside: undefined, within: undefined }),
      'hub-charts/within/values.yaml': image,
      'user-images/beside/Dockerfile': 'FROM scratch\n',
      'user-images/within/Dockerfile': 'FROM scratch\n',
      'hub-deploy.yaml':
        'images:\n  user: {context: user-images/<hub>, name: r.example.org/u, values-path: jupyterhub.singleuser.image}\n',
    };
    expect((await empty(files)).ids).toEqual(['within']);
  });
});

test('a run has one note for all of them, and none where there are none', async () => {
  const { notes } = await empty(hubs({ bio: undefined, geo: '# none\n', sec: 'a: 1\n' }));
  expect(notes).toEqual([
    expect.stringMatching(
      /^Values that the repository does not have may be live in bio, geo: .*`hub-deploy status`/,
    ),
  ]);
  expect((await empty(hubs({ sec: 'a: 1\n' }))).notes).toEqual([]);
});
