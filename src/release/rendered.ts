import { type Helm, templateArgs, type UpgradeOptions } from './helm.js';
import { compareManifests, type FieldChange, type ObjectChange, parseManifest } from './manifests.js';

export type RenderOptions = Pick<UpgradeOptions, 'release' | 'namespace' | 'chart' | 'values'>;

/**
 * What differs between two states of a release, rendered without a cluster, for pull requests.
 *
 * Charts generate secrets at random where no cluster remembers them, so the newer state is rendered twice: what differs
 * from itself is left out of the answer.
 *
 * @param before absent: the release is new
 * @throws CommandError where Helm cannot render one
 */
export async function diffRendered(
  helm: Helm,
  before: RenderOptions | undefined,
  after: RenderOptions,
  signal: AbortSignal,
): Promise<ObjectChange[]> {
  const render = async (options: RenderOptions) =>
    parseManifest((await helm.run(templateArgs(options), { signal, timeoutMs: 120_000 })).stdout);
  const old = before ? await render(before) : [];
  const [now, twin] = [await render(after), await render(after)];
  const random = new Set(
    compareManifests(now, twin).flatMap(({ object, fields }) =>
      fields.map(({ path }) => `${object}\n${path}`),
    ),
  );
  return compareManifests(old, now).flatMap((change) => {
    if (change.change !== 'changed') return [change];
    const fields = change.fields.filter(({ path }) => !random.has(`${change.object}\n${path}`));
    return fields.length > 0 ? [{ ...change, fields }] : [];
  });
}

/** A diff for people: a line an object, and below it a line a field. */
export function diffLines(changes: readonly ObjectChange[]): string[] {
  const signs = { added: '+', removed: '-', changed: '~' } as const;
  return changes.flatMap(({ change, object, fields }) => [
    `${signs[change]} ${object}`,
    ...fields.map((field) => `    ${fieldLine(field)}`),
  ]);
}

function fieldLine({ path, before, after }: FieldChange): string {
  if (before === undefined) return `${path}: added ${after}`;
  if (after === undefined) return `${path}: removed (was ${before})`;
  return before === after ? `${path}: changed` : `${path}: ${before} -> ${after}`;
}
