import { expect, test } from '@jest/globals';
import { imageNameFault, isImageName } from '../src/image-name.js';

test.each(['org/user', 'ghcr.io/org/k8s-user', '127.0.0.1:5000/a', 'quay.io/a/b__c/d.e-f', 'busybox'])(
  '%s is a repository’s name',
  (name) => {
    expect([isImageName(name), imageNameFault(name)]).toEqual([true, undefined]);
  },
);

test.each([
  ['ghcr.io/Org/User', 'has capital letters, which no registry takes: write `ghcr.io/org/user`'],
  ['Org/user', 'has capital letters, which no registry takes: write `org/user`'],
  ['https://ghcr.io/org/user', 'begins with `https://`, which no image’s name does: leave it out'],
  ['ghcr.io/org/user:1.0', 'holds a tag or digest: leave it out, it is written at `tag`'],
  ['ghcr.io/org/user@sha256:0', 'holds a tag or digest: leave it out, it is written at `tag`'],
  ['ghcr.io/org//user', 'is no image name'],
  ['ghcr.io/${OWNER}/user', 'is no image name'],
  ['ghcr.io/org/my user', 'is no image name'],
])('%s: what is wrong, and what to write', (name, fault) => {
  expect(imageNameFault(name)).toContain(fault.replaceAll('’', "'"));
});

test('a name is read in a time that grows with its length', () => {
  const long = `ghcr.io/${'a-'.repeat(200_000)}!`;
  expect(imageNameFault(long)).toBeDefined();
});
