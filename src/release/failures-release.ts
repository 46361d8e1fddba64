import { commandFor } from '../advice.js';
import { baseName, type KnownFailure, type Told } from './failure-words.js';

/** What stands in the way of one release: its own state, its hooks, its objects. */
export const RELEASE_FAILURES: readonly KnownFailure[] = [
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
    explain: (_, { id, release }, log) => conflicts(id, release, log),
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
    explain: (_, { namespace }, log) => immutable(namespace, log),
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
];

/** Helm 4 names every object, manager and field that stands in the way, one conflict after the other. */
function conflicts(id: string, release: string, log: string): Told {
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
    message: `Somebody else than Helm set ${told.map(({ words }) => words).join(', ')}, so Helm does not overwrite it. Put the change into the values of ${release}, or overwrite it by ${commandFor('run', id, '--force')}.`,
  };
}

function immutable(namespace: string, log: string): Told {
  const [, word = 'object', name = '', path] =
    /([A-Za-z]+)(?:\.[\w.]+)? "([^"]+)" is (?:invalid|forbidden): \[?((?:spec|data|metadata|immutable)[\w.[\]]*)?/.exec(
      log,
    ) ?? [];
  const volume = /^persistentvolumeclaims?$/i.test(word);
  const kind = volume ? 'PersistentVolumeClaim' : word;
  const field = path ?? (volume ? 'spec.resources.requests.storage' : 'spec');
  const fix = volume
    ? `It holds data, so do not delete it: set the value back to what it was (kubectl -n ${namespace} get pvc ${name} -o yaml), or move the data to a new volume.`
    : kind === 'StatefulSet'
      ? `Set the value back, or delete the StatefulSet and leave its pods and volumes (kubectl -n ${namespace} delete statefulset ${name} --cascade=orphan), then deploy again.`
      : `Set the value back, or delete it so that the deploy makes it anew; its pods stop meanwhile (kubectl -n ${namespace} delete ${kind.toLowerCase()} ${name}).`;
  return {
    title: `${kind} ${name}: ${field} cannot be changed`,
    message: `Kubernetes does not let ${field} of ${kind} ${name} be changed once it exists. hub-deploy never forces it, as that deletes things. ${fix}`,
  };
}
