import { describe, expect, test } from '@jest/globals';
import { explainFault } from '../../src/release/faults.js';
import { pod, waiting } from './cluster-objects.js';

const IMAGE = 'registry.example/stat-401:h429';

/** What is said of an image that cannot be pulled, where the container runtime says this. */
function said(detail: string): string {
  const fault = {
    cause: 'image',
    pod: pod('hub-new', 'rs-hub-2', waiting('ErrImagePull')),
    container: 'hub',
    image: IMAGE,
    detail: `failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": ${detail}`,
  } as const;
  return explainFault(fault, 'hub', []).message;
}

describe('an image that cannot be pulled', () => {
  test.each([
    [
      'failed to do request: Head "https://registry.example": dial tcp 10.0.0.1:443: i/o timeout',
      'cannot reach',
    ],
    ['unexpected status from HEAD request: 401 Unauthorized', 'does not let the cluster pull it'],
    ['unexpected status code 403', 'does not let the cluster pull it'],
    ['unexpected status from HEAD request: 429 Too Many Requests', 'limits how often'],
    [`${IMAGE}: not found`, 'has no such image'],
    // containerd 2.4
    [
      'rpc error: code = NotFound desc = get image config descriptor: no match for platform in manifest sha256:66ea: not found',
      "not built for these nodes' processors",
    ],
    ['x509: certificate signed by unknown authority', "do not trust the registry's certificate"],
    ['write layer: no space left on device', 'no room for it'],
  ])('is explained by what the runtime says, not by a number in its name: %s', (detail, fix) => {
    expect(said(detail)).toContain(fix);
  });
});
