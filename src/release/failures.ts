import type { Problem } from '../words.js';
import type { Action, FailureContext } from './diagnose.js';

interface Told {
  readonly title: string;
  readonly message: string;
}

/** One way in which Helm fails: its words, what follows, and how a person is told. */
export interface KnownFailure {
  readonly words: RegExp;
  readonly action: Action;
  /** Title and message, or a whole problem where somebody else knows better. */
  readonly explain: (found: RegExpExecArray, context: FailureContext, log: string) => Told | Problem;
}

/**
 * Helm's failures, the more particular before the more general. docs/failures.md has the same rows for people. The
 * words are Helm's and Kubernetes' own, of Helm 3.13 to 4.3.
 */
export const FAILURES: readonly KnownFailure[] = [
  {
    words: /another operation \(install\/upgrade\/rollback\) is in progress/,
    action: 'recover',
    explain: (_, { release }) => ({
      title: 'The release is locked by another deploy',
      message: `Helm says that another operation on ${release} is in progress: one runs elsewhere, or one was killed half-way. If no deployer holds it any more, hub-deploy frees it by itself and goes on; if one does, wait for it. Never delete the release or its Secrets: that can lose the hub's database.`,
    }),
  },
  {
    words: /conflict occurred while applying object \S+ \S+, Kind=\w+/,
    action: 'stop',
    explain: (_, { release }, log) => conflicts(release, log),
  },
  {
    words: /Release (\S+) has been cancell?ed|release .* context cancell?ed/,
    action: 'stop',
    explain: (_, { release }) => ({
      title: 'The deploy was cancelled',
      message: `Helm was told to stop in the middle of deploying ${release}; its running hooks go on in the cluster. The next run continues by itself.`,
    }),
  },
  {
    words: /has no deployed releases/,
    action: 'again',
    explain: (_, { release }) => ({
      title: 'The first install had failed',
      message: `No revision of ${release} was ever deployed, so Helm had nothing to upgrade. Deploying again installs it; nothing needs to be deleted.`,
    }),
  },
  {
    words:
      /updates to statefulset spec|field is immutable|spec is immutable|provisioned pvc can be resized|can not be less than status\.capacity/,
    action: 'stop',
    explain: (_, __, log) => immutable(log),
  },
  {
    // An upgrade says `pre-upgrade hooks failed`, a first install `failed pre-install`.
    words:
      /((?:pre|post)-(?:install|upgrade|rollback|delete)) hooks? failed|failed ((?:pre|post)-(?:install|upgrade|rollback|delete))/,
    action: 'stop',
    explain: ([, upgrade, install], { watched, release, timeoutSeconds }, log) => {
      if (watched) return watched;
      const when = upgrade ?? install;
      const backoff = /BackoffLimitExceeded|DeadlineExceeded|Job Failed/.test(log);
      const timeout = /timed out waiting|context deadline exceeded/.test(log);
      const how = backoff
        ? 'its Job gave up after its last try'
        : timeout
          ? `it was not done after ${timeoutSeconds ?? 'its'} seconds`
          : 'see its words below';
      return {
        title: `A ${when} hook failed`,
        message: `A ${when} hook of ${release} failed, so Helm stopped: ${how}. Look at its pods' logs in the namespace; mend what they say, or raise the timeout, and deploy again.`,
      };
    },
  },
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
    words: /no repository definition for ([^\n]+?)(?:\. Please|$)/m,
    action: 'again',
    explain: ([, repositories]) => ({
      title: "A chart's repository is not known",
      message: `Helm does not know the repositories of the chart's dependencies: ${sentence(repositories)} hub-deploy adds the ones that Chart.yaml names with their URL; a name such as "@stable" must become a URL there.`,
    }),
  },
  {
    words: /the lock file \((Chart\.lock|requirements\.lock)\) is out of sync/,
    action: 'stop',
    explain: ([, lock]) => ({
      title: `${lock} does not match the dependencies`,
      message: `The chart's dependencies were changed and ${lock} was not. Run \`helm dependency update\` in the chart's folder and commit ${lock}.`,
    }),
  },
  {
    words: /looks like "([^"]*)" is not a valid chart repository or cannot be reached/,
    action: 'retry',
    explain: ([, url]) => ({
      title: 'A chart repository cannot be reached',
      message: `${url} does not answer as a chart repository. It may be down for a while: deploy again later. If it has moved, mend its URL in Chart.yaml.`,
    }),
  },
  {
    words:
      /no cached repository for \S+ found|found in Chart\.yaml, but missing in charts\/ directory: ([^\n]*)/,
    action: 'again',
    explain: ([, missing]) => ({
      title: "The chart's dependencies are not there",
      message: `${missing ? `The chart depends on ${missing}, which was not fetched` : "The index of a dependency's repository was not fetched"}. hub-deploy fetches dependencies from the repositories that Chart.yaml names; look at the lines above for one that does not answer.`,
    }),
  },
  {
    words: /failed to perform "FetchReference" on source: ([^\n]*): not found/,
    action: 'stop',
    explain: ([, chart]) => ({
      title: 'There is no such chart',
      message: `The registry has no ${chart}. Check the chart's address and version.`,
    }),
  },
  {
    words:
      /chart "([^"]+)" (?:matching|version) "?([^\s"]+)"? not found in (\S+)|no chart version found for (\S+)/,
    action: 'stop',
    explain: ([, chart, version, repository, other]) => ({
      title: `There is no such version of ${chart ?? baseName(other)}`,
      message: `${repository ? repository : 'The repository'} has no ${chart ?? other}${version ? ` ${version}` : ''}. Choose a version that exists (helm search repo --versions).`,
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
  {
    words: /execution error at \(([^)]*)\): ([\s\S]*)/,
    action: 'stop',
    explain: ([, template, why]) => ({
      title: 'The chart refuses these values',
      message: `${template} says: ${sentence(why)}`,
    }),
  },
  {
    words: /values don't meet the specifications of the schema\(s\)[^\n]*\n([\s\S]*)/,
    action: 'stop',
    explain: ([, details]) => ({
      title: "The values do not fit the chart's schema",
      message: `The chart does not accept these values: ${sentence(details)}`,
    }),
  },
  {
    words:
      /cannot unmarshal (\w+) into Go struct field (\S+) of type (\S+)|(\.[\w.[\]="-]+): expected (\w+), got/,
    action: 'stop',
    explain: ([, is, goField, wantedByGo, field, wanted], _, log) => {
      const object = /object (\S+) \S+, Kind=(\w+)|(\w+) in version/.exec(log);
      const name = object?.[1] ? `${object[2]} ${baseName(object[1])}` : (object?.[3] ?? 'An object');
      return {
        title: `${name}: a value has the wrong type`,
        message: `${field ?? goField} of ${name} must be a ${wanted ?? wantedByGo}${is ? ` and is a ${is}` : ''}. Words like y, no and on, and numbers, must be quoted where a text is wanted: in the values, or with the template's \`quote\`.`,
      };
    },
  },
  {
    words: /executing "([^"]+)" at <([^>]*)>:?\s*([^\n]*)/,
    action: 'stop',
    explain: ([, template, expression, why]) => ({
      title: 'A template does not work with these values',
      message: `${template} fails at ${expression}: ${sentence(why)} A value that it needs is missing or of another kind.`,
    }),
  },
  {
    words: /failed to parse (\S+): (?:cannot unmarshal yaml document: )?([^\n]*)/,
    action: 'stop',
    explain: ([, file, why]) => ({
      title: 'A values file is no valid YAML',
      message: `${baseName(file)} cannot be read: ${sentence(why)}`,
    }),
  },
  {
    words: /(?:YAML parse error on|parse error (?:at|in)) \(?([^\s:)]+)[^\n]*/,
    action: 'stop',
    explain: ([line, template]) => ({
      title: 'A template makes no valid YAML',
      message: `${template} does not come out as YAML with these values: ${sentence(line)}`,
    }),
  },
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

/** Helm 4 names every object, manager and field that stands in the way, one conflict after the other. */
function conflicts(release: string, log: string): Told {
  const parts = log.split('conflict occurred while applying object ').slice(1);
  const told = parts.map((part) => {
    const [, name, kind] = /^(\S+) \S+, Kind=(\w+)/.exec(part) ?? [];
    const [, manager] = /conflicts? with "([^"]+)"/.exec(part) ?? [];
    const fields = [...part.matchAll(/(?:: |^- )(\.\S+)/gm)].map(([, field]) => field);
    const object = `${kind} ${baseName(name)}`;
    const what = fields.length > 0 ? `${fields.join(' and ')} of ${object}` : object;
    return { object, words: `${what} (by ${manager ?? 'somebody else'})` };
  });
  return {
    title: `${told[0]?.object} was changed by hand`,
    message: `Somebody else than Helm set ${told.map(({ words }) => words).join(', ')}, so Helm does not overwrite it. Put the change into the values of ${release}, or deploy with force to overwrite it.`,
  };
}

function immutable(log: string): Told {
  const [, word = 'object', name = '', path] =
    /([A-Za-z]+)(?:\.[\w.]+)? "([^"]+)" is (?:invalid|forbidden): \[?((?:spec|data|metadata|immutable)[\w.[\]]*)?/.exec(
      log,
    ) ?? [];
  const volume = /^persistentvolumeclaims?$/i.test(word);
  const kind = volume ? 'PersistentVolumeClaim' : word;
  const field = path ?? (volume ? 'spec.resources.requests.storage' : 'spec');
  const fix = volume
    ? `It holds data, so do not delete it: set the value back to what it was (kubectl get pvc ${name} -o yaml), or move the data to a new volume.`
    : kind === 'StatefulSet'
      ? `Set the value back, or delete the StatefulSet and leave its pods and volumes (kubectl delete statefulset ${name} --cascade=orphan), then deploy again.`
      : `Set the value back, or delete it so that the deploy makes it anew; its pods stop meanwhile (kubectl delete ${kind.toLowerCase()} ${name}).`;
  return {
    title: `${kind} ${name}: ${field} cannot be changed`,
    message: `Kubernetes does not let ${field} of ${kind} ${name} be changed once it exists. hub-deploy never forces it, as that deletes things. ${fix}`,
  };
}

function baseName(path: string | undefined): string {
  return path?.split('/').at(-1) ?? '';
}

/** A tool's words as a sentence of ours: on one line, not endless, with one full stop. */
function sentence(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  const cut = line.length > 600 ? `${line.slice(0, 600)}…` : line;
  return cut === '' || /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}
