import { isMap, isScalar } from 'yaml';
import type { PlacedProblem } from './check-image.js';
import { parseValues, placeOf, type ValuesText } from './document.js';

/** The chart's own top keys that people write (https://z2jh.jupyter.org/en/stable/resources/reference.html). */
const CHART_KEYS = new Set([
  'cull',
  'debug',
  'hub',
  'imagePullSecrets',
  'ingress',
  'prePuller',
  'proxy',
  'rbac',
  'scheduling',
  'singleuser',
]);

/**
 * Keys of the jupyterhub chart that stand beside the dependency's own key instead of below it. Helm takes them without a
 * word and nothing reads them: the hub comes up with the chart's defaults.
 *
 * @param jupyterhubPath the keys under which the jupyterhub chart's values stand, which no template of the chart around
 *   it reads
 */
export function misplacedKeys(
  values: readonly ValuesText[],
  jupyterhubPath: readonly string[],
): PlacedProblem[] {
  const below = jupyterhubPath.join('.');
  return values.flatMap((source) =>
    topKeys(source)
      .filter(({ key }) => CHART_KEYS.has(key) && key !== jupyterhubPath[0])
      .map(({ key, offset }): PlacedProblem => {
        return {
          severity: 'warning',
          ...placeOf(source, offset),
          title: 'A value that nothing reads',
          message: `\`${key}\` stands beside \`${below}\`, where the JupyterHub chart does not look: the hub runs as if it were not written. Put it below \`${below}:\`.`,
        };
      }),
  );
}

function topKeys(source: ValuesText): { key: string; offset: number }[] {
  // What hangs below a prefix is a subchart's own.
  if (source.prefix?.length) return [];
  return parseValues(source).documents.flatMap(({ contents }) =>
    isMap(contents)
      ? contents.items.flatMap(({ key }) =>
          isScalar(key) && key.range ? [{ key: String(key.value), offset: key.range[0] }] : [],
        )
      : [],
  );
}
