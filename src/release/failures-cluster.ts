import { type KnownFailure, sentence } from './failure-words.js';

/** What the cluster does not allow, or does not know. */
export const CLUSTER_FAILURES: readonly KnownFailure[] = [
  {
    words: /client rate limiter Wait returned an error/,
    action: 'retry',
    explain: (_, { release }) => ({
      title: "Helm's own rate limit was in the way",
      message: `Helm asked the API server about ${release} more often than its own limit lets it, and ran out of time. Raise HELM_QPS and HELM_BURST_LIMIT in the job's environment, or lower the cluster's \`parallel\`.`,
    }),
  },
  {
    words:
      /Too long: (?:must have|may not be more|may not exceed)[^\n]*1048576|Request entity too large|etcdserver: request is too large/i,
    action: 'stop',
    explain: (_, { release }) => ({
      title: 'The release is too large for Helm',
      message: `Helm keeps the chart and its rendered objects in one Secret of 1 MiB, and ${release} does not fit. Leave what the chart does not need out of it with a .helmignore file (data, images, tests, documentation).`,
    }),
  },
  {
    words: /because it is being terminated/,
    action: 'stop',
    explain: (_, { namespace }) => ({
      title: `Namespace ${namespace} is being deleted`,
      message: `Nothing can be made in namespace ${namespace} while it is being deleted. Wait until it is gone (kubectl get namespace ${namespace}) and deploy again; if it never goes, its status says which finalizer holds it.`,
    }),
  },
  {
    words: /exceeded quota: ([^\n]+)/,
    action: 'stop',
    explain: ([, quota], { namespace }) => ({
      title: `Namespace ${namespace} is at its quota`,
      message: `The quota does not allow what the release asks for: ${sentence(quota)} Raise the quota, or ask for less in the values.`,
    }),
  },
  {
    words: /couldn't parse image reference "([^"]*)"|invalid reference format/,
    action: 'stop',
    explain: ([, image]) => ({
      title: 'An image name that Kubernetes cannot read',
      message: `${image ? `"${image}"` : 'An image'} is no image reference. Is its tag a number that is not quoted? YAML reads 6180689e06 as a number and writes it back as another one: quote it.`,
    }),
  },
  {
    words: /exec: (?:executable )?"?([\w.-]+)"?:? (?:not found|executable file not found)/,
    action: 'stop',
    explain: ([, program]) => ({
      title: "The cluster's login program is missing",
      message: `The kubeconfig logs in with ${program}, which is not on this machine. Install it in a step before hub-deploy, or use a kubeconfig that does not need it.`,
    }),
  },
  {
    words: /getting credentials: exec: (?:executable )?"?([\w.-]+)"? failed/,
    action: 'stop',
    explain: ([, program]) => ({
      title: "The cluster's login program failed",
      message: `The kubeconfig logs in with ${program}, and it gave no credentials. Its own words are below; log in to the cloud in a step before hub-deploy.`,
    }),
  },
  {
    words: /error loading config file "[^"]*": ([^\n]*)/,
    action: 'stop',
    explain: ([, why]) => ({
      title: 'The kubeconfig cannot be read',
      message: `The kubeconfig is no valid one: ${sentence(why)} Is it still encrypted, or was it cut or changed when it was pasted into a secret?`,
    }),
  },
  {
    words:
      /You must be logged in to the server|\bUnauthorized\b|the server has asked for the client to provide credentials/,
    action: 'stop',
    explain: (_, { release }) => ({
      title: 'The cluster does not accept this login',
      message: `The API server refused the kubeconfig's credentials when deploying ${release}: they are wrong or have expired. Renew them.`,
    }),
  },
  {
    words: /User "([^"]*)" cannot (\w+) resource "([^"]*)"(?: in API group "([^"]*)")?/,
    action: 'stop',
    explain: ([, user, verb, resource, group], { namespace }) => ({
      title: `The deployer may not ${verb} ${resource}`,
      message: `${user} is not allowed to ${verb} ${resource}${group ? ` (${group})` : ''} in namespace ${namespace}. Add that to its Role.`,
    }),
  },
  {
    words: /invalid ownership metadata|cannot be imported into the current release/,
    action: 'stop',
    explain: (_, { release, namespace }, log) => {
      const object = /(\w+) "([^"]+)" in namespace "([^"]*)" exists/.exec(log);
      const name = object ? `${object[1]} ${object[2]}` : 'An object';
      return {
        title: `${name} belongs to somebody else`,
        message: `${name} is in the cluster already and is not part of release ${release}. Give it another name, delete it if nobody needs it, or let Helm take it: label it app.kubernetes.io/managed-by=Helm and annotate it meta.helm.sh/release-name=${release} and meta.helm.sh/release-namespace=${namespace}.`,
      };
    },
  },
  {
    words: /no matches for kind "([^"]+)" in version "([^"]+)"|ensure CRDs are installed first/,
    action: 'stop',
    explain: ([, kind, version]) => ({
      title: `The cluster does not know ${kind ?? 'a kind of object'}`,
      message: `${kind ? `${kind} (${version})` : 'A kind that the chart uses'} is not in this cluster: its CRD is not installed, or this Kubernetes has dropped that version. Install the CRD first (\`crds: apply\`, or a chart under \`charts\` with \`order: before\`), or take a newer chart.`,
    }),
  },
  {
    words: /admission webhook "([^"]+)" denied the request: ?([^\n]*)/,
    action: 'stop',
    explain: ([, webhook, why]) => ({
      title: "The cluster's policy refuses it",
      message: `${webhook} refused an object of the release: ${sentence(why)} Change the values so that it fits the policy.`,
    }),
  },
  {
    words: /failed calling webhook "([^"]+)"/,
    action: 'retry',
    explain: ([, webhook]) => ({
      title: 'An admission webhook does not answer',
      message: `The cluster asks ${webhook} about every object, and it did not answer. Look at its pods, and deploy again.`,
    }),
  },
];
