import { describe, expect, test } from '@jest/globals';
import { LABEL } from '../../src/release/labels.js';
import { chooseTarget } from '../../src/release/rollback.js';
import type { Revision } from '../../src/release/state.js';

function revision(number: number, digest: string, more: Record<string, string> = {}): Revision {
  const labels = { [LABEL.digest]: digest, [LABEL.rev]: String(number), ...more };
  return { namespace: 'n', release: 'a', revision: number, status: 'superseded', labels };
}

function proved(number: number, digest: string, more: Record<string, string> = {}): Revision {
  return revision(number, digest, { [LABEL.proved]: String(number), ...more });
}

const chosen = (...revisions: Revision[]) => {
  const target = chooseTarget(revisions.toSorted((a, b) => b.revision - a.revision));
  return 'severity' in target ? target.title : target.revision;
};

describe('a rollback goes', () => {
  test('to the last revision that was proved', () => {
    expect(chosen(proved(1, 'a'), proved(2, 'b'), revision(3, 'c'))).toBe(2);
    expect(chosen(proved(1, 'a'), revision(2, 'b'), revision(3, 'c'))).toBe(1);
  });

  test('past revisions of the same content, and of what was rolled back from', () => {
    expect(chosen(proved(1, 'a'), proved(2, 'b'), proved(3, 'b'))).toBe(1);
    expect(
      chosen(proved(1, 'z'), proved(2, 'a'), proved(3, 'b'), proved(4, 'a', { [LABEL.hold]: 'b' })),
    ).toBe(1);
  });

  test('to our own revision where somebody upgraded by hand', () => {
    expect(
      chosen(proved(1, 'a'), proved(2, 'b'), revision(3, 'b', { [LABEL.rev]: '2', [LABEL.proved]: '2' })),
    ).toBe(2);
  });

  test('nowhere where nothing was proved', () => {
    expect(chosen(revision(1, 'a'), revision(2, 'b'))).toBe('Nothing to go back to');
    expect(chosen(proved(1, 'a'))).toBe('Nothing to go back to');
  });

  test('nowhere from a first install: nobody is told to name a revision that is not there', () => {
    const first = chooseTarget([revision(1, 'a')]);
    expect(first).toMatchObject({
      message: expect.stringMatching(/Revision 1 is the only one.*left as it is/),
    });
    expect(first).toMatchObject({ message: expect.not.stringContaining('Name a revision') });
    const second = chooseTarget([revision(2, 'b'), revision(1, 'a')]);
    expect(second).toMatchObject({ message: expect.stringMatching(/Name a revision .*: 1\b/) });
    expect(chooseTarget([revision(1, 'a')], 1)).toMatchObject({
      message: expect.stringContaining('are: none'),
    });
  });

  test('to the revision that was named, if it is there', () => {
    const revisions = [revision(3, 'c'), proved(2, 'b'), revision(1, 'a')];
    expect(chooseTarget(revisions, 1)).toMatchObject({ revision: 1 });
    expect(chooseTarget(revisions, 9)).toMatchObject({ message: expect.stringContaining('there are: 2, 1') });
  });
});
