/** A program that logs in to clusters, and how a kubeconfig of the repository may call it. */
export interface LoginPlugin {
  /** Its words, before and between flags. */
  readonly words: readonly string[];
  /** Flags, each with a value: none of these names a file, an address or a program. */
  readonly flags: readonly string[];
  /** Variables: the same. Which profile of the job's own configuration is meant is no harm, another configuration is. */
  readonly env: readonly string[];
}

const AWS_ENV = ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_STS_REGIONAL_ENDPOINTS'];

/** Those that a kubeconfig of the repository may name, as their own vendors write it. */
export const PLUGINS: Readonly<Record<string, LoginPlugin>> = {
  'gke-gcloud-auth-plugin': { words: [], flags: [], env: [] },
  aws: {
    words: ['eks', 'get-token'],
    flags: ['--region', '--cluster-name', '--cluster-id', '--role-arn', '--role', '--output', '--profile'],
    env: AWS_ENV,
  },
  'aws-iam-authenticator': {
    words: ['token'],
    flags: ['-i', '--cluster-id', '-r', '--role', '--region'],
    env: AWS_ENV,
  },
  kubelogin: {
    words: ['get-token'],
    flags: ['--login', '-l', '--server-id', '--client-id', '--tenant-id', '-t', '--environment', '-e'],
    env: [],
  },
  oci: {
    words: ['ce', 'cluster', 'generate-token'],
    flags: ['--cluster-id', '--region', '--profile', '--auth'],
    env: [],
  },
};

/** Whether a program is called with its words and flags, and nothing else. */
export function isKnownCall({ words, flags }: LoginPlugin, args: readonly string[]): boolean {
  const left: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [name = '', inline] = arg.split(/=(.*)/s);
    if (!flags.includes(name)) left.push(arg);
    // A value that looks like a flag may be taken for one, and one with a scheme for where to read it.
    else if (/^-|:\/\//.test(inline ?? rest.shift() ?? '-')) return false;
  }
  return left.length === words.length && left.every((word, i) => word === words[i]);
}

/** What to install, for a program that clusters are logged in to with and that is missing. */
const INSTALL: Readonly<Record<string, string>> = {
  gcloud: 'the Google Cloud CLI (google-github-actions/setup-gcloud)',
  'gke-gcloud-auth-plugin':
    'it with `gcloud components install gke-gcloud-auth-plugin` (google-github-actions/setup-gcloud: `install_components: gke-gcloud-auth-plugin`), or the Debian package google-cloud-cli-gke-gcloud-auth-plugin',
  aws: 'the AWS CLI',
  az: 'the Azure CLI',
  kubelogin: "Azure's kubelogin (azure/use-kubelogin, or `az aks install-cli`)",
};

/** What to do about a missing login program; one that we do not know is named as it is. */
export function installLogin(program: string): string {
  return `Install ${INSTALL[program] ?? program} in a step before hub-deploy`;
}
