import { ProblemError } from '../problem.js';
import type { Image, PlannedImage, TagState } from '../words.js';

/** What one image's decision is made from. */
export interface ImageFacts {
  readonly image: Image;
  /** Where it is pushed to; absent where no values name it beside a placeholder. */
  readonly name?: string;
  readonly tag: string;
  /** Why this change concerns it, in words. */
  readonly touched: readonly string[];
  /** What the registry says; absent where it was not asked. */
  readonly registry?: TagState;
  /** Why the registry was not asked. */
  readonly notAsked?: string;
}

/**
 * What to do with one image, and why. Tags are content, so what is there is never built again, and building what
 * is perhaps there is safe: the push writes the same tag.
 *
 * @throws ProblemError where the registry's answer leaves nothing to go on
 */
export function decideImage(facts: ImageFacts): PlannedImage {
  const { image, tag, touched } = facts;
  if (!facts.name) {
    return {
      image,
      name: '',
      tag,
      action: 'pinned',
      reasons: [...touched, 'no values ask for it by a placeholder'],
    };
  }
  const row = { image, name: facts.name, tag };
  const state = facts.registry;
  if (!state) {
    const why = facts.notAsked ?? 'the registry was not asked';
    return { ...row, action: touched.length > 0 ? 'build' : 'reuse', reasons: [...touched, why] };
  }
  if (state.state === 'present') {
    return {
      ...row,
      action: 'reuse',
      digest: state.digest,
      reasons: [...touched, 'the registry has this content'],
    };
  }
  if (state.state === 'absent') {
    return { ...row, action: 'build', reasons: [...touched, 'the registry does not have this content'] };
  }
  if (state.state === 'denied' && state.mayPush) {
    return {
      ...row,
      action: 'build',
      reasons: [...touched, `${state.why}: built, and the push is the judge`],
    };
  }
  throw new ProblemError({
    severity: 'error',
    ...image.declaredAt,
    title: `Registry of ${facts.name}`,
    message: `Whether ${facts.name}:${tag} is there cannot be known: ${state.why}. Nothing was built or deployed on a guess.`,
  });
}
