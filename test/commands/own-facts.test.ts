import { expect, test } from '@jest/globals';
import { type Content, makeRepository } from '../fleet/repository.js';
import { skipPauses } from '../pauses.js';
import { emptyRegistry, hubOf, planOf, push } from './plan-of.js';

/** What is checked of a hub is checked with its own images and paths, whatever other hubs have. */

skipPauses();
const registry = emptyRegistry();

const CHART =
  'apiVersion: v2\nname: x\nversion: 1.0.0\ndependencies: [{name: jupyterhub, version: 4.2.0, repository: "https://hub.jupyter.org/helm-chart/"}]\n';

/** A hub of the convention with these values; without an image of its own, if so told. */
function hub(name: string, values: string, built = true): Record<string, Content> {
  return {
    ...(built ? hubOf(name, registry.host) : {}),
    [`hub-charts/${name}/Chart.yaml`]: CHART,
    [`hub-charts/${name}/values.yaml`]: values,
  };
}

/** Each problem as `file: title`. */
async function problems(files: Readonly<Record<string, Content>>) {
  const repository = makeRepository();
  const base = repository.commit({ 'README.md': 'x' });
  repository.commit(files);
  const { plan } = await planOf(repository.folder, { event: push(base) });
  return plan.problems.map(({ file, title }) => `${file}: ${title}`);
}

const user = (image: string) => `jupyterhub:\n  singleuser:\n    image: ${image}\n`;

test('a hub’s values-path takes no check from another hub, and gives it no error', async () => {
  const { host } = registry;
  const found = await problems({
    ...hub('moving', user(`{name: ${host}/org/user-moving, tag: latest}`), false),
    ...hub('typo', user(`{name: ${host}/org/user-tpyo, tag: set-on-deployment}`), false),
    ...hub('alias', `global: &t set-on-deployment\n${user(`{name: ${host}/org/user-alias, tag: *t}`)}`),
    ...hub('other', 'jupyterhub: {}\n'),
    'hub-deploy.yaml': `hubs:\n  other: {images: {user: {name: ${host}/org/user-other, values-path: jupyterhub.singleuser.image}}}\n`,
  });
  expect(found.sort()).toEqual([
    'hub-charts/moving/values.yaml: The tag latest is not a fixed image',
    'hub-charts/typo/values.yaml: No image answers this placeholder',
  ]);
});

test('the image that another hub builds answers no placeholder of this one, which would not follow it', async () => {
  const found = await problems({
    ...hub('bio', user(`{name: ${registry.host}/org/user-bio, tag: set-on-deployment}`)),
    ...hub('geo', user(`{name: ${registry.host}/org/user-bio, tag: set-on-deployment}`), false),
  });
  expect(found).toEqual(['hub-charts/geo/values.yaml: No image answers this placeholder']);
});
