import type { ClusterAccess, Kubectl } from '../host/kubectl.js';
import type { Place } from '../words.js';
import type { Helm, Target } from './helm.js';

/** One piece of work on one release, under its Lease: what all its parts need. */
export interface Work {
  /** The hub's, as commands take it. */
  readonly id: string;
  readonly target: Target;
  readonly helm: Helm;
  readonly access: ClusterAccess;
  /** Lives on after a cancel, for what has to be put in order then. */
  readonly kubectl: Kubectl;
  /** Stops with the run, and with the Lease. */
  readonly watching: Kubectl;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly locateImage?: (image: string) => Place | undefined;
  /** Waits for one of the cluster's places for a running Helm, and keeps it while `work` runs. */
  readonly slot: <T>(work: () => Promise<T>) => Promise<T>;
}
