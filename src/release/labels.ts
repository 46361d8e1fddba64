import { contentHash } from '../content-hash.js';
import type { ReleaseState } from '../words.js';

/**
 * The labels that a release's Secret carries (docs/design.md, "Deployed means proved"). Their values obey Kubernetes'
 * rule for labels: at most 63 of `A-Za-z0-9._-`, with a letter or digit at both ends.
 */
export const LABEL = {
  /** The fingerprint, `1-<32 hex>`. */
  digest: 'hub-deploy.io/digest',
  /** The revision that wrote these labels: upgrades by hand inherit them, so it differs from the revision then. */
  rev: 'hub-deploy.io/rev',
  commit: 'hub-deploy.io/commit',
  /** How many files of the working folder were not in that commit. */
  uncommitted: 'hub-deploy.io/uncommitted',
  /** The name the ops repo gives the hub. */
  hub: 'hub-deploy.io/hub',
  /** A hash of the ops repo's name: several can share a cluster. */
  repo: 'hub-deploy.io/repo',
  /** The revision whose rollout, health and `after` steps were seen to be well. */
  proved: 'hub-deploy.io/proved',
  /** The version that the hub itself answered when it was proved. */
  jupyterhub: 'hub-deploy.io/jupyterhub',
  /** The fingerprint that a rollback of ours went back from. */
  hold: 'hub-deploy.io/hold',
  /** `<revision>.<n>`: this revision was watched n times and never became well. */
  unproved: 'hub-deploy.io/unproved',
  /** The revision that was given the repository's values and no others (--reset-values). */
  values: 'hub-deploy.io/values',
  /** The revision whose Helm was stopped from outside: its failure says nothing about the content. */
  interrupted: 'hub-deploy.io/interrupted',
} as const;

export type Labels = Readonly<Record<string, string>>;

/** What Helm takes as "take this label away" in an upgrade's `--labels`; a first install would write the word itself. */
export const UNSET = 'null';

/** What was found out about one revision, and says nothing about the next. */
const OF_ONE_REVISION = [LABEL.proved, LABEL.jupyterhub, LABEL.hold, LABEL.unproved, LABEL.interrupted];

/** What one deploy writes at the upgrade. */
export interface DeployLabels {
  readonly digest: string;
  readonly revision: number;
  /** A full commit id. */
  readonly commit: string;
  /** How many files were not in it. */
  readonly uncommitted: number;
  readonly hub: string;
  /** `org/repo`, or empty. */
  readonly repository: string;
  /** Whether Helm was given the repository's values and no others. */
  readonly ownValues: boolean;
}

/**
 * The labels of an upgrade or install.
 *
 * @param upgrade there is a release already: what earlier revisions were proved to be, or held for, is taken away,
 *   because an upgrade inherits labels
 */
export function deployLabels(deploy: DeployLabels, upgrade: boolean): Labels {
  const labels: Record<string, string> = {
    [LABEL.digest]: deploy.digest,
    [LABEL.rev]: String(deploy.revision),
    [LABEL.hub]: labelValue(deploy.hub),
  };
  if (deploy.commit) labels[LABEL.commit] = labelValue(deploy.commit);
  if (deploy.uncommitted > 0) labels[LABEL.uncommitted] = String(deploy.uncommitted);
  else if (upgrade) labels[LABEL.uncommitted] = UNSET;
  if (deploy.repository) labels[LABEL.repo] = repositoryHash(deploy.repository);
  if (deploy.ownValues) labels[LABEL.values] = String(deploy.revision);
  if (!upgrade) return labels;
  for (const key of OF_ONE_REVISION) labels[key] = UNSET;
  return labels;
}

/** The labels of a proved revision. */
export function provedLabels(revision: number, jupyterhub: string | undefined): Labels {
  return {
    [LABEL.proved]: String(revision),
    ...(jupyterhub ? { [LABEL.jupyterhub]: labelValue(jupyterhub) } : {}),
  };
}

/** Any text as a label's value: what is not allowed becomes `_`, what is too long is cut. */
export function labelValue(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 63)
    .replace(/(?<![^A-Za-z0-9])[^A-Za-z0-9]+$/, '');
}

/** The ops repo's name as a label: `org/repo` in any spelling of upper and lower case, as GitHub compares it. */
export function repositoryHash(repository: string): string {
  return contentHash(repository.toLowerCase());
}

/** `a=b,c=d`: as `--labels` takes them and as kubectl's `--show-labels` prints them. Values hold no comma or `=`. */
export function formatLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Reads what kubectl's `--show-labels` prints; `<none>` is no label, and so is what Helm 3 left of an unset one. */
export function parseLabels(text: string): Labels {
  const labels: Record<string, string> = {};
  if (text === '<none>') return labels;
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(at + 1) !== UNSET) labels[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return labels;
}

/** Whether somebody changed a release of ours since our last deploy: its newest revision has the labels of an older one. */
export function isByHand({ digest, rev, revision }: ReleaseState): boolean {
  return digest !== undefined && rev !== revision;
}
