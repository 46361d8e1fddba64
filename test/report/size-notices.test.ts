import { describe, expect, test } from '@jest/globals';
import { sizeNotices } from '../../src/report/size-notices.js';

const GB = 1_000_000_000;
const image = (bytes: number, before?: number, impatient: string[] = []) =>
  sizeNotices({
    key: 'user/intro',
    size: { bytes, ...(before ? { before } : {}) },
    place: { file: 'user-images/intro/Dockerfile' },
    impatient: impatient.map((id) => ({ id, file: `hub-charts/${id}/values.yaml`, line: 4 })),
  });

describe('an image', () => {
  test.each([
    ['small', 0.4 * GB, undefined],
    ['that grew by little', 1.1 * GB, 1 * GB],
    ['that doubled, and is tiny', 0.02 * GB, 0.01 * GB],
    ['that shrank', 0.5 * GB, 1 * GB],
  ])('%s is nothing to tell of', (_, bytes, before) => {
    expect(image(bytes, before, ['intro'])).toEqual([]);
  });

  test('that is large is a notice at its Dockerfile', () => {
    expect(image(2.5 * GB)).toMatchObject([
      { severity: 'notice', file: 'user-images/intro/Dockerfile', title: 'The image user/intro is large' },
    ]);
  });

  test('that grew much says by how much', () => {
    expect(image(1.4 * GB, 1 * GB)).toMatchObject([
      { title: 'The image user/intro grew much', message: expect.stringContaining('1.4 GB (+400 MB)') },
    ]);
  });

  test('that is large needs a longer startTimeout where it is still the default, at the values', () => {
    expect(image(2.5 * GB, undefined, ['intro', 'geo'])[1]).toMatchObject({
      severity: 'notice',
      file: 'hub-charts/intro/values.yaml',
      line: 4,
      message: expect.stringMatching(/^intro, geo gives .*startTimeout: 600/),
    });
  });
});
