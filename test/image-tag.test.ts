import { expect, test } from '@jest/globals';
import { ownImagesIn, ownTagsIn, readOwnTag, tagOf } from '../src/image-tag.js';

const TAG = tagOf('some content');
const DIGEST = `sha256:${'b'.repeat(64)}`;

test('a tag is told from everything else, with its digest and without', () => {
  expect(readOwnTag(TAG)).toEqual({ tag: TAG });
  expect(readOwnTag(`${TAG}@${DIGEST}`)).toEqual({ tag: TAG, digest: DIGEST });
  for (const other of ['latest', TAG.slice(0, 13), `${TAG}0`, `x${TAG}`, `${TAG}@sha256:b`])
    expect(readOwnTag(other)).toBeUndefined();
});

test('tags and images are found wherever they stand in a text', () => {
  const text = `image: "127.0.0.1:5000/org/a:${TAG}@${DIGEST}" b.example/b:${TAG}, c:${TAG}-x, tag: ${TAG}`;
  expect(ownTagsIn(text).map(({ tag }) => tag)).toEqual([TAG, TAG, TAG, TAG]);
  expect(ownImagesIn(text)).toEqual([
    { name: '127.0.0.1:5000/org/a', tag: TAG, digest: DIGEST },
    { name: 'b.example/b', tag: TAG },
  ]);
});
