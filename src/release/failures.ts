import type { KnownFailure } from './failure-words.js';
import { CHART_FAILURES } from './failures-chart.js';
import { CLUSTER_FAILURES } from './failures-cluster.js';
import { RELEASE_FAILURES } from './failures-release.js';

/** What may pass by itself, and the words that come with almost anything: looked for last. */
const PASSING_FAILURES: readonly KnownFailure[] = [
  {
    words:
      /http2: client connection lost|etcdserver: (?:request timed out|leader changed)|connection refused|connection reset by peer|unexpected EOF|TLS handshake timeout|i\/o timeout|no such host|[Kk]ubernetes cluster unreachable|the server is currently unable to handle the request|the object has been modified|InternalError|apiserver is shutting down/,
    action: 'retry',
    explain: ([words], { release }) => ({
      title: 'The cluster did not answer for a moment',
      message: `The connection to the API server broke while ${release} was deployed (${words}). If it happens again, look at the cluster's control plane, and at the address in the kubeconfig.`,
    }),
  },
  {
    words: /timed out waiting for the condition|context deadline exceeded/,
    action: 'stop',
    explain: (_, { release, timeoutSeconds, watched }) =>
      watched ?? {
        title: 'Helm ran out of time',
        message: `Helm was not done with ${release} after ${timeoutSeconds ?? 'its'} seconds. Look at what its hooks wait for, or raise the timeout.`,
      },
  },
];

/**
 * Helm's failures, the more particular before the more general. docs/failures.md has the same rows for people. The
 * words are Helm's and Kubernetes' own, of Helm 3.13 to 4.3.
 */
export const FAILURES: readonly KnownFailure[] = [
  ...RELEASE_FAILURES,
  ...CHART_FAILURES,
  ...CLUSTER_FAILURES,
  ...PASSING_FAILURES,
];
