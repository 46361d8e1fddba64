import { describe, expect, test } from '@jest/globals';
import { decideImage, type ImageFacts } from '../../src/plan/image.js';
import { anImage } from './fixture.js';

const digest = `sha256:${'d'.repeat(64)}`;

function decide(facts: Partial<ImageFacts>) {
  const { action, reasons } = decideImage({
    image: anImage(),
    name: 'org/k8s-user-geo',
    tag: 'h3f2a91c0d4e53f2a91c0d4e53f2a91c0',
    touched: [],
    ...facts,
  });
  return [action, reasons.join('; ')];
}

describe('an image', () => {
  test('that the registry has is used again, touched or not: a revert builds nothing', () => {
    expect(decide({ registry: { state: 'present', digest }, touched: ['x changed'] })).toEqual([
      'reuse',
      'x changed; the registry has this content',
    ]);
  });

  test('that the registry lacks is built, touched or not', () => {
    expect(decide({ registry: { state: 'absent' } })).toEqual([
      'build',
      'the registry does not have this content',
    ]);
  });

  test('whose repository may not be read with a login that may push is built, and the push is the judge', () => {
    const registry = { state: 'denied', mayPush: true, why: 'ghcr.io answered 403' } as const;
    expect(decide({ registry })).toEqual(['build', 'ghcr.io answered 403: built, and the push is the judge']);
  });

  test.each([
    { state: 'denied', mayPush: false, why: 'ghcr.io answered 401' },
    { state: 'unknown', why: 'ghcr.io did not answer' },
  ] as const)('is never guessed to be there or not: $why', (registry) => {
    expect(() => decide({ registry })).toThrow(registry.why);
  });

  test('of a registry that was not asked is built only where the change touches it, and says so', () => {
    expect(decide({ touched: ['x changed'], notAsked: 'no login' })).toEqual([
      'build',
      'x changed; no login',
    ]);
    expect(decide({ notAsked: 'no login' })).toEqual(['reuse', 'no login']);
  });

  test('that no values ask for by a placeholder is left alone', () => {
    const facts = { image: anImage(), tag: 'h3f2a91c0d4e53f2a91c0d4e53f2a91c0', touched: ['x changed'] };
    expect(decideImage(facts)).toMatchObject({ action: 'pinned', name: '' });
  });
});
