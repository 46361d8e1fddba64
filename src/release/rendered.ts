import { CommandError } from '../host/exec.js';
import { type Helm, type TemplateOptions, templateArgs } from './helm.js';
import { compareManifests, type FieldChange, type ObjectChange, parseManifest } from './manifests.js';

export type RenderOptions = TemplateOptions;

/** What differs between two states of a release, rendered without a cluster. */
export interface RenderedDiff {
  /** Without the fields that differ at every render. */
  readonly changes: readonly ObjectChange[];
  /** The fields that differ at every render of the newer state, object by object. */
  readonly random: readonly ObjectChange[];
  /** There was an older state to compare with. */
  readonly compared: boolean;
}

/**
 * What differs between two states of a release, rendered without a cluster, for pull requests: both as upgrades, unless it
 * is new. A chart that wants the cluster's answers for an upgrade (passwords that it made before) is rendered as an install.
 *
 * Charts generate secrets at random where no cluster remembers them, so each state is rendered twice: a field that
 * differs from itself in both says nothing, and is left out. One that does so in one state alone is a change.
 *
 * @param before absent: the release is new; one that cannot be rendered counts as none, so that it can be mended
 * @throws CommandError where Helm cannot render the newer state
 */
export async function diffRendered(
  helm: Helm,
  before: RenderOptions | undefined,
  after: RenderOptions,
  signal: AbortSignal,
): Promise<RenderedDiff> {
  try {
    return await diffAlike(helm, before, after, signal);
  } catch (error) {
    if (!(error instanceof CommandError) || after.isNew) throw error;
    const old = before && { ...before, isNew: true };
    return diffAlike(helm, old, { ...after, isNew: true }, signal).catch(() => {
      throw error;
    });
  }
}

async function diffAlike(
  helm: Helm,
  before: RenderOptions | undefined,
  after: RenderOptions,
  signal: AbortSignal,
): Promise<RenderedDiff> {
  const render = async (options: RenderOptions) =>
    parseManifest((await helm.run(templateArgs(options), { signal, timeoutMs: 120_000 })).stdout);
  const now = await render(after);
  const old = before && (await render(before).catch(unrendered));
  const random = compareManifests(now, await render(after));
  const isChange =
    before && old && random.length > 0
      ? outside(fieldsOf(compareManifests(old, await render(before))), fieldsOf(random))
      : () => true;
  const changes = compareManifests(old ?? [], now).flatMap((change) => {
    if (change.change !== 'changed') return [change];
    const fields = change.fields.filter(({ path }) => isChange(`${change.object}\n${path}`));
    return fields.length > 0 ? [{ ...change, fields }] : [];
  });
  return { changes, random, compared: old !== undefined };
}

function unrendered(error: unknown): undefined {
  if (!(error instanceof CommandError)) throw error;
}

function fieldsOf(changes: readonly ObjectChange[]): Set<string> {
  return new Set(changes.flatMap(({ object, fields }) => fields.map(({ path }) => `${object}\n${path}`)));
}

/** Whether a field is not in both. */
function outside(one: ReadonlySet<string>, other: ReadonlySet<string>) {
  return (field: string) => !one.has(field) || !other.has(field);
}

/** A diff for people: a line an object, and below it a line a field. */
export function diffLines(changes: readonly ObjectChange[], texts: 'told' | 'hidden' = 'told'): string[] {
  const signs = { added: '+', removed: '-', changed: '~' } as const;
  return changes.flatMap(({ change, object, fields }) => [
    `${signs[change]} ${object}`,
    ...fields.map((field) => `    ${fieldLine(texts === 'told' ? field : withoutTexts(field))}`),
  ]);
}

/** Of what is live, any text may be a secret that no mask knows; a number or truth value is none. */
function withoutTexts({ path, before, after }: FieldChange): FieldChange {
  const shown = (value: string) => (/^(?:true|false|-?\d+(?:\.\d+)?)$/.test(value) ? value : '(hidden)');
  return {
    path,
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
  };
}

function fieldLine({ path, before, after }: FieldChange): string {
  if (before === undefined) return `${path}: added ${after}`;
  if (after === undefined) return `${path}: removed (was ${before})`;
  return before === after ? `${path}: changed` : `${path}: ${before} -> ${after}`;
}
