import { expect, test } from '@jest/globals';
import { repositoryOf } from '../../src/commands/repository.js';

test.each([
  ['https://github.com/org/hubs.git', 'org/hubs'],
  ['https://github.com/org/hubs/', 'org/hubs'],
  ['git@github.com:org/hubs.git', 'org/hubs'],
  ['ssh://git@host:22/org/hubs', 'org/hubs'],
  ['', undefined],
])('the repository of %s is %s', (url, name) => {
  expect(repositoryOf(url)).toBe(name);
});
