/**
 * The project's words as types: what one room hands to the next.
 *
 * The data goes one way (docs/design.md): Options -> Fleet -> Plan -> staged tree -> built images -> patched values
 * -> release -> rollout -> report. Each value is made once and read-only after. This file holds no code.
 */

// --- Problems -------------------------------------------------------------------------------------------------

export type Severity = 'error' | 'warning' | 'notice';

/** Where something stands in the ops repo. `file` is relative to its root, with `/`; lines and columns start at 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Something a person has to know, with the place where it can be mended. It becomes an annotation. */
export interface Problem extends Partial<Place> {
  readonly severity: Severity;
  /** What is wrong, in at most some 60 characters. */
  readonly title: string;
  /** What, why and what to do next, in plain sentences. */
  readonly message: string;
  /** The id of the hub or chart it concerns, where it concerns one. */
  readonly hub?: string;
  /** A tool's own last output, to fold below the message. */
  readonly log?: string;
}

// --- The commit's files ---------------------------------------------------------------------------------------

/** One entry of a git tree. `oid` is git's object id; a submodule's is its commit. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: '100644' | '100755' | '120000' | '160000';
  readonly oid: string;
  /** Its name is not UTF-8, and `path` only shows it: it can be neither exported nor built. */
  readonly notUtf8?: true;
}

/** The files of one commit, or of a dirty working folder: what everything is worked out from. */
export interface Tree {
  /** The commit's full id; for a dirty working folder, HEAD's. */
  readonly commit: string;
  /** Files in which the working folder, hashed as it is, differs from `commit`: new, changed and deleted ones. */
  readonly uncommitted: readonly string[];
  /** By path, in git's order. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** The bytes of files, in the order asked; null for a path that is not there. One git process for all of them. */
  read(paths: readonly string[]): Promise<(Buffer | null)[]>;
}

/** Answers by key, such as a Map, or one that works each answer out when it is asked for. */
export interface Lookup<T> {
  get(key: string): T | undefined;
}

/** How one path changed. */
export interface Change {
  readonly status: 'added' | 'modified' | 'deleted';
  /** The short id of the newest commit in the range that touched it; absent where the work tree or one merge commit did. */
  readonly commit?: string;
}

/** What the event changed. */
export interface Changes {
  /** The full id compared against; absent where everything counts as changed. */
  readonly base?: string;
  readonly head: string;
  /** How the base was found, in a sentence for the plan ("compared with 3f2a91c, the push's own base"). */
  readonly how: string;
  /** By path; a rename is a deletion and an addition. `everything`: no base could be had. */
  readonly files: ReadonlyMap<string, Change> | 'everything';
}

// --- The fleet ------------------------------------------------------------------------------------------------

/** All that an ops repo declares at one commit. Lists are sorted by id or key, environments are in deploy order. */
export interface Fleet {
  readonly hubs: readonly Release[];
  /** Releases that are not hubs. */
  readonly charts: readonly Release[];
  readonly images: readonly Image[];
  readonly environments: readonly Environment[];
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** Tags that hub-deploy replaces, `set-on-deployment` unless configured. */
  readonly placeholders: readonly string[];
  /** Files that stand in for encrypted values where those cannot be read. */
  readonly validateValues: readonly string[];
  /** Argv run once in each job that validates or deploys. */
  readonly setup?: readonly string[];
  readonly problems: readonly Problem[];
}

/** For `--explain`: each key that the configuration writes, and the place that wrote it. */
export type Origins = Readonly<Record<string, Place>>;

export interface Environment {
  /** The empty name where none is declared. */
  readonly name: string;
  readonly gate: 'cluster' | 'fleet' | 'none';
  readonly origins?: Origins;
}

/** A cluster and how to log in to it. The empty name is the one that input or environment give. */
export interface Cluster {
  readonly name: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly gke?: { readonly project: string; readonly location: string; readonly name: string };
  readonly eks?: { readonly region: string; readonly name: string; readonly role?: string };
  readonly aks?: { readonly 'resource-group': string; readonly name: string };
  readonly credentials?: string;
  /** How many Helms may run at once. */
  readonly parallel: number;
  readonly hold?: string;
  readonly origins?: Origins;
}

export type Impact = 'none' | 'hub-restart' | 'proxy-restart';

/** A hub, or a chart that is no hub: everything one Helm release is made from. */
export interface Release {
  readonly kind: 'hub' | 'chart';
  /** The release name, with `cluster/` before it where the fleet has several clusters. Unique in the fleet. */
  readonly id: string;
  /** The name the ops repo gives it: what `<hub>` captured, or the key. */
  readonly hub: string;
  readonly release: string;
  readonly namespace: string;
  readonly cluster: string;
  readonly environment: string;
  readonly chart: ChartSource;
  /** In the order Helm gets them; later ones win. Optional and globbed ones are resolved: each file exists. */
  readonly values: readonly ValuesSource[];
  /** Globs; absent means the default branch. */
  readonly branches?: readonly string[];
  readonly githubEnvironment?: string;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  readonly crds: 'install' | 'apply' | 'skip';
  readonly timeoutSeconds: number;
  readonly hold?: string;
  readonly onDrift: 'report' | 'redeploy';
  readonly maxImpact?: Impact;
  /** Absent: asked if the release has a hub. */
  readonly healthCheck?: boolean;
  readonly url?: string;
  /** For charts: before or after the hubs of their cluster. */
  readonly order?: 'before' | 'after';
  /** Keys of the images that its values may name, in order. */
  readonly images: readonly string[];
  /** The file that made it a hub (its Chart.yaml, or the configuration). */
  readonly declaredAt: Place;
  readonly origins: Origins;
}

export type ChartSource =
  | { readonly kind: 'local'; readonly path: string; readonly chartYaml?: string }
  | {
      readonly kind: 'repository';
      readonly repository: string;
      readonly name: string;
      readonly version: string;
    }
  | { readonly kind: 'oci'; readonly oci: string; readonly version: string };

export type ValuesSource =
  /** `place`: the line of the configuration that names it; for those that are no file, problems are shown there. */
  | { readonly kind: 'file'; readonly path: string; readonly place?: Place }
  | {
      readonly kind: 'command';
      readonly argv: readonly string[];
      readonly watch: readonly string[];
      readonly place?: Place;
      readonly origins?: Origins;
    }
  | { readonly kind: 'inline'; readonly values: Readonly<Record<string, unknown>>; readonly place?: Place };

/** A `before` or `after` step. */
export interface Step {
  readonly run: readonly string[];
  readonly watch: readonly string[];
  readonly attempts: number;
  readonly timeoutSeconds: number;
  readonly when: 'success' | 'always';
  /** Absent: every environment. */
  readonly environments?: readonly string[];
  /** The line of the configuration that gives it. */
  readonly place?: Place;
  readonly origins?: Origins;
}

/** A build context and where its image goes. */
export interface Image {
  /** Unique: `<kind>/<hub>`, `<kind>` for one image for all, `<kind>` with the folder's name in it for one a folder. */
  readonly key: string;
  readonly kind: string;
  /** The hub (as in Release.hub) whose image it is; absent where several share it. */
  readonly hub?: string;
  /** The repository name it is pushed to; absent where it stands in the values beside the placeholder. */
  readonly name?: string;
  readonly context: string;
  readonly dockerfile: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  /** Named extra contexts: name -> folder of the repo, or a reference with a scheme (fleet/named-context.ts). */
  readonly contexts: Readonly<Record<string, string>>;
  /** Names of build secrets, which the input `build-secrets` gives. */
  readonly secrets: readonly string[];
  readonly valuesPath: readonly string[];
  readonly test?: readonly string[];
  readonly epoch?: string;
  readonly trackBases: boolean;
  readonly declaredAt: Place;
  /** The fleet's problems say what is wrong with it: it cannot be built. */
  readonly broken?: true;
}

// --- What the registry and the cluster know -------------------------------------------------------------------

/** What a registry says of one tag. Never `present` or `absent` by guess (docs/design.md). */
export type TagState =
  | { readonly state: 'present'; readonly digest: string }
  | { readonly state: 'absent' }
  /** 401 or 403: `mayPush` says whether a login was there, so that build and push may be the judge. */
  | { readonly state: 'denied'; readonly mayPush: boolean; readonly why: string }
  | { readonly state: 'unknown'; readonly why: string };

/** One release as its newest Secret's labels tell it. */
export interface ReleaseState {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  /** Helm's own word: deployed, failed, pending-install, pending-upgrade, pending-rollback, uninstalling, superseded ... */
  readonly status: string;
  /** Of the newest revision: the fingerprint, `1-<32 hex>`; absent where it is not ours. */
  readonly digest?: string;
  /** The revision that wrote the labels: differs from `revision` after a change by hand. */
  readonly rev?: number;
  readonly proved?: number;
  /** The revision that was given the repository's values and no others; a change by hand inherits it. */
  readonly values?: number;
  readonly commit?: string;
  /** How many files were not committed when it was deployed; absent: none. */
  readonly uncommitted?: number;
  /** The name its ops repo gives it. */
  readonly hub?: string;
  /** The fingerprint that a rollback of ours went back from. */
  readonly hold?: string;
  readonly jupyterhub?: string;
  readonly repo?: string;
  /** How many revisions in a row before this one failed with the same digest, itself included. */
  readonly failures: number;
  readonly modifiedAt?: Date;
}

/** A Deployment of a hub or its proxy that has no ready pod. */
export interface DownPart {
  /** The Deployment's name. */
  readonly name: string;
  /** How many pods it is to have; 0: it is scaled to none. Absent: there is no such Deployment. */
  readonly wanted?: number;
}

/** What one cluster holds, by `namespace/name`; or why it could not be asked. */
export type ClusterState = ReadonlyMap<string, ReleaseState> | { readonly unknown: string };

// --- The plan -------------------------------------------------------------------------------------------------

export type ImageAction = 'build' | 'reuse' | 'pinned';
export type HubAction = 'deploy' | 'none' | 'hold' | 'not installed' | 'drift';

export interface PlannedImage {
  readonly image: Image;
  /** The repository name it is pushed to. */
  readonly name: string;
  readonly tag: string;
  readonly action: ImageAction;
  /** `present`'s digest, where the registry was asked and has it. */
  readonly digest?: string;
  readonly reasons: readonly string[];
}

export interface PlannedHub {
  readonly release: Release;
  readonly action: HubAction;
  readonly impact: Impact | 'unknown';
  /** Its content failed too often to be tried again: it counts as a failure for the environments after it. */
  readonly failing?: true;
  /** This run is about it: the change touches it, or a person named it. */
  readonly asked?: true;
  /** What of it does not run now; absent where all runs, it is on hold, or nobody looked. */
  readonly down?: readonly DownPart[];
  /** `1-<32 hex>`: the value of the label. */
  readonly fingerprint: string;
  readonly reasons: readonly string[];
}

export interface Plan {
  readonly commit: string;
  readonly base?: string;
  /** Sentences about the plan itself: how the base was found, what could not be known. */
  readonly notes: readonly string[];
  /** Clusters that were asked and did not answer, by name: what is due there is not known. */
  readonly unread?: readonly string[];
  readonly images: readonly PlannedImage[];
  /** Hubs and charts, in order of their ids. */
  readonly hubs: readonly PlannedHub[];
  /** User servers that run now, by the id of a hub that will be deployed; absent where no cluster told. */
  readonly servers?: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

// --- What happened --------------------------------------------------------------------------------------------

export interface BuiltImage {
  readonly planned: PlannedImage;
  readonly result: 'built' | 'reused' | 'failed' | 'skipped';
  /** Of the pushed manifest or index, `sha256:...`; absent where nothing was pushed. */
  readonly digest?: string;
  /** Compressed, of what was built and not pushed; absent where the builder does not tell. */
  readonly bytes?: number;
  readonly seconds: number;
  readonly problem?: Problem;
}

/** `unchanged`: it was so already. `skipped`: left alone, and its problems say why. */
export type HubResult =
  | 'deployed'
  | 'rolled back'
  | 'adopted'
  | 'removed'
  | 'unchanged'
  | 'failed'
  | 'spared'
  | 'skipped';

export interface DeployedHub {
  readonly planned: PlannedHub;
  readonly result: HubResult;
  readonly revision?: number;
  /** JupyterHub's own version, where it answered. */
  readonly jupyterhub?: string;
  /** Where its people find it: configured, or its ingress. */
  readonly url?: string;
  readonly seconds: number;
  readonly problems: readonly Problem[];
}

// --- What started the run -------------------------------------------------------------------------------------

/** What GitHub (or a person at a command line: `local`) asked for. Ids are full; refs as `refs/heads/main`. */
export interface RunEvent {
  readonly name:
    | 'push'
    | 'pull_request'
    | 'merge_group'
    | 'workflow_dispatch'
    | 'repository_dispatch'
    | 'schedule'
    | 'local';
  /** Absent on a detached head. */
  readonly ref?: string;
  /** The commit to work on; `local` without one: the working folder as it is. */
  readonly sha?: string;
  /** The commit to compare with: a push's `before` (forty zeros for a new branch), a merge group's base, `--base`. */
  readonly base?: string;
  /** A push that replaced commits. */
  readonly forced: boolean;
  readonly defaultBranch?: string;
  /** The branch that a proposal goes into: whoever opens one chooses it. */
  readonly baseBranch?: string;
  /** `org/repo`. */
  readonly repository?: string;
  readonly pullRequest?: {
    readonly number: number;
    readonly head: string;
    readonly fork: boolean;
    /** The labels' names. */
    readonly labels?: readonly string[];
  };
  /** For git fetches that a checkout without stored credentials needs; absent where there is none. */
  readonly token?: string;
  /** `https://github.com`, with no slash at its end. */
  readonly serverUrl?: string;
  /** Of GitHub's REST API, where it is not api.github.com. */
  readonly apiUrl?: string;
  /** Where the run can be seen. */
  readonly run?: string;
  /** The folder that the job checks out into; absent on the command line. */
  readonly workspace?: string;
}
