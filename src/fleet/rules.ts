import type { Fleet, Release, Tree } from '../words.js';
import { environmentLayer, pick } from './layers.js';
import { loadScene } from './load.js';
import { overridesOf } from './placing.js';
import { insert } from './template.js';

/** From which branches a release is deployed, and in which GitHub environment. */
export type Rule = Pick<Release, 'branches' | 'githubEnvironment'>;

export interface Rules {
  readonly fleet: Fleet;
  /** What the configuration says of a release that it does not declare: by its environment, and by its hub's name. */
  ruleOf(release: Pick<Release, 'hub' | 'cluster' | 'environment'>): Rule;
}

/**
 * The fleet of a commit, and its rules for what other commits add to it.
 *
 * @throws ProblemError with all errors of the configuration
 */
export async function loadRules(tree: Tree): Promise<Rules> {
  const { fleet, scene } = await loadScene(tree);
  const overrides = overridesOf(scene);
  return {
    fleet,
    ruleOf({ hub, cluster, environment }) {
      const own = overrides.filter(({ matches, onCluster }) =>
        matches(onCluster ? `${cluster}/${hub}` : hub),
      );
      const layers = [
        scene.config,
        ...environmentLayer(scene, environment),
        ...own.map(({ entry }) => entry.value),
      ];
      const branches = pick(layers, 'branches')?.value;
      const template = pick(layers, 'github-environment')?.value;
      const values = { hub, ...(environment ? { env: environment } : {}), ...(cluster ? { cluster } : {}) };
      return {
        ...(branches ? { branches } : {}),
        ...(template ? { githubEnvironment: insert(template, values) } : {}),
      };
    },
  };
}
