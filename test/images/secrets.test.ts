import { expect, test } from '@jest/globals';
import { missingSecrets, secretFlags } from '../../src/images/secrets.js';
import { image } from './fixture.js';

const given = new Map([['pip', '/private/pip']]);

test('a build secret that the job is not given is missing', () => {
  expect(missingSecrets(image('geo', { secrets: ['pip', 'npm'] }), given)).toEqual(['npm']);
});

test('docker is given no secret that the job was not', () => {
  expect(() => secretFlags(image('geo', { secrets: ['npm'] }), given)).toThrow('no build secret npm');
});
