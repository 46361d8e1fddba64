import type { Impact, PlannedHub } from '../words.js';
import { component, impactOf, isOfPods } from './impact.js';
import type { ObjectChange } from './manifests.js';
import type { RenderedDiff } from './rendered.js';

/** From what promises least of people's peace to what promises nothing: then the worst is known, and no more can come. */
const ORDER: readonly PlannedHub['impact'][] = ['none', 'hub-restart', 'unknown', 'proxy-restart'];

/** Why the impact of a deploy cannot be foreseen without its cluster. */
export type Unforeseen =
  /** What is encrypted, or what a program makes, changed. */
  | 'hidden'
  /** Pods are made from what differs at every render, or that only the deploy knows. */
  | 'unsteady'
  /** The commit compared with does not have it (it meets nobody, unless it is live), or cannot be rendered. */
  | 'new';

/** What a render without a cluster cannot see of a release. */
export interface Unseen {
  /** It was rendered without values that are encrypted, or that a program makes. */
  readonly hidden: boolean;
  /** These changed. */
  readonly hiddenChanged: boolean;
  /** The chart's templates ask for what only a deploy can tell. */
  readonly asksCluster: boolean;
}

/**
 * The impact of a deploy as a render without a cluster foresees it: never less than what the deploy measures.
 *
 * Such a render may raise what the plan says. It may say `none` only where it saw everything, and nothing that pods are
 * made from or read differs: a chart's checksums of Secrets are lost in what is random.
 *
 * @param planned what the plan says of its content alone
 * @param diff absent: it could not be rendered
 */
export function foresee(
  planned: PlannedHub['impact'],
  diff: RenderedDiff | undefined,
  unseen: Unseen,
): { readonly impact: PlannedHub['impact']; readonly why?: Unforeseen } {
  const rendered = diff ? impactOf(diff.changes) : 'none';
  if (rendered === 'proxy-restart') return { impact: rendered };
  const why = unforeseen(diff, unseen);
  if (why) return { impact: worse(planned, 'unknown'), why };
  if (diff && !unseen.hidden && !diff.changes.some(mayRestart)) return { impact: 'none' };
  return { impact: worse(planned, rendered) };
}

function unforeseen(diff: RenderedDiff | undefined, unseen: Unseen): Unforeseen | undefined {
  if (diff?.compared === false) return 'new';
  if (unseen.hiddenChanged) return 'hidden';
  if (!diff) return undefined;
  return unseen.asksCluster || diff.random.some(isUnsteady) ? 'unsteady' : undefined;
}

function worse(a: PlannedHub['impact'], b: PlannedHub['impact'] | Impact): PlannedHub['impact'] {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** Pods are made from it, or read it: whoever changes it may restart them. */
function mayRestart({ change, kind, fields, before, after }: ObjectChange): boolean {
  if (['Secret', 'ConfigMap', 'Pod', 'CronJob'].includes(kind)) return true;
  const hasPods = [before, after].some((object) => object?.spec?.template !== undefined);
  return hasPods && (change !== 'changed' || fields.some(isOfPods));
}

/**
 * zero-to-jupyterhub's checksums of what it keeps in the cluster once it was made: random without a cluster, and steady
 * with one. What else they are made from is compared by itself.
 */
const KEPT: Readonly<Record<string, string>> = {
  hub: 'spec.template.metadata.annotations.checksum/secret',
  proxy: 'spec.template.metadata.annotations.checksum/auth-token',
};

/** Pods that would be made anew by each deploy, as far as a render without a cluster can tell. */
function isUnsteady(random: ObjectChange): boolean {
  if (random.change !== 'changed') return mayRestart(random);
  const kept = KEPT[component(random.after) ?? ''];
  return random.fields.some((field) => isOfPods(field) && field.path !== kept);
}
