import type { Origins, Place, Problem } from '../words.js';
import type { ReleaseKeys } from './keys.js';
import type { inserter } from './scene.js';
import type { Values } from './template.js';

/** What a release is made from, before its layers are read. */
export interface Draft {
  readonly kind: 'hub' | 'chart';
  readonly name: string;
  readonly cluster: string;
  readonly environment: string;
  readonly layers: readonly ReleaseKeys[];
  readonly place: Place;
  /** Keys that its file's path says, where nothing else says them. */
  readonly captured?: Origins;
  /** Keys that a chart says and no hub can: where `clusters` and `order` stand. */
  readonly own?: Origins;
  readonly order?: 'before' | 'after';
}

/** What the templates of a release stand for. */
export function valuesOf({ name, cluster, environment }: Draft): Values {
  return { hub: name, ...(environment ? { env: environment } : {}), ...(cluster ? { cluster } : {}) };
}

/** Fills a release's templates. */
export type Fill = ReturnType<typeof inserter>;

/** Tells a problem of one release. */
export type Say = (problem: Problem) => void;
