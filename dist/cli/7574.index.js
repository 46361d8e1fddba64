export const id = 7574;
export const ids = [7574];
export const modules = {

/***/ 7574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cloudLogin: () => (/* binding */ cloudLogin)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/release/cloud-credentials.js



/** Google: a configuration of the run's own, and nothing of what the job is logged in as. */
function googleEnvironment(folder) {
    return {
        CLOUDSDK_CONFIG: (0,external_node_path_.join)(folder, 'gcloud'),
        CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: undefined,
        CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: undefined,
        CLOUDSDK_AUTH_ACCESS_TOKEN: undefined,
        CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT: undefined,
        CLOUDSDK_CORE_ACCOUNT: undefined,
        CLOUDSDK_ACTIVE_CONFIG_NAME: undefined,
    };
}
/**
 * Amazon: a shared credentials file (`[default]`, `aws_access_key_id`, ...), or the JSON that
 * `aws iam create-access-key` prints.
 *
 * @throws ProblemError where it is neither
 */
async function awsEnvironment({ file, text }, folder) {
    const path = (0,external_node_path_.join)(folder, 'aws-credentials');
    await (0,promises_.writeFile)(path, awsFile(file, text), { mode: 0o600 });
    return {
        AWS_SHARED_CREDENTIALS_FILE: path,
        AWS_CONFIG_FILE: (0,external_node_path_.join)(folder, 'aws-config'),
        AWS_ACCESS_KEY_ID: undefined,
        AWS_SECRET_ACCESS_KEY: undefined,
        AWS_SESSION_TOKEN: undefined,
        AWS_PROFILE: undefined,
        AWS_DEFAULT_PROFILE: undefined,
        AWS_ROLE_ARN: undefined,
        AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
    };
}
function awsFile(file, text) {
    if (/^\s*aws_access_key_id\s*=/m.test(text))
        return text;
    const key = record(record(parsed(text)).AccessKey);
    const [id, secret] = [key.AccessKeyId, key.SecretAccessKey];
    if (typeof id !== 'string' || typeof secret !== 'string')
        throw unreadable(file, 'an AWS credentials file, or what `aws iam create-access-key` prints');
    return `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
}
/**
 * Microsoft: the JSON of a service principal, as `az ad sp create-for-rbac` prints it, with `--json-auth` or without.
 *
 * @returns the login; its secret is in a file, because everybody on the machine can read an argv
 * @throws ProblemError where it is no such file
 */
async function azureLogin({ file, text }, folder) {
    const key = record(parsed(text));
    const client = key.appId ?? key.clientId;
    const secret = key.password ?? key.clientSecret;
    const tenant = key.tenant ?? key.tenantId;
    if (typeof client !== 'string' || typeof secret !== 'string' || typeof tenant !== 'string')
        throw unreadable(file, 'what `az ad sp create-for-rbac` prints');
    const path = (0,external_node_path_.join)(folder, 'azure-secret');
    await (0,promises_.writeFile)(path, secret, { mode: 0o600 });
    const login = ['az', 'login', '--service-principal', '--username', client];
    return {
        env: { AZURE_CONFIG_DIR: (0,external_node_path_.join)(folder, 'azure') },
        // In one word: az puts the file's content in its place before it reads the options, and a secret may begin with `-`.
        steps: [[...login, `--password=@${path}`, '--tenant', tenant, '--output', 'none']],
    };
}
/** The subscription that a key of `--json-auth` names. */
function subscriptionOf(text) {
    const { subscriptionId } = record(parsed(text));
    return typeof subscriptionId === 'string' ? subscriptionId : undefined;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function unreadable(file, wanted) {
    return new problem/* ProblemError */.M({
        severity: 'error',
        file,
        title: 'No cloud credentials',
        message: `${file} is not ${wanted}. Nothing was deployed there.`,
    });
}

// EXTERNAL MODULE: ./lib/release/login-programs.js
var login_programs = __webpack_require__(9952);
;// CONCATENATED MODULE: ./lib/release/cloud-login.js






/** The reusable workflow's inputs that name a job to its cloud. */
const INPUTS = {
    gke: '`gcp-workload-identity-provider` and `gcp-service-account`',
    eks: '`aws-role`',
    aks: '`azure-client-id`, `azure-tenant-id` and `azure-subscription-id`',
};
const TIMEOUT_MS = 120_000;
/**
 * Logs in to a cluster of Google, Amazon or Microsoft by the vendor's own program. Everything it writes goes into a
 * folder of the run: the person's own configuration is at most read.
 *
 * @throws ProblemError where a program is missing (with what to install), the key file is none, or the cloud says no
 */
async function cloudLogin(cluster, options) {
    await (0,promises_.mkdir)(options.folder, { recursive: true, mode: 0o700 });
    const kubeconfig = (0,external_node_path_.join)(options.folder, 'kubeconfig');
    // Vendors merge into a file that is there; this one is ours alone.
    await (0,promises_.rm)(kubeconfig, { force: true });
    const login = await loginOf(cluster, kubeconfig, options);
    const call = { env: login.env, signal: options.signal, timeoutMs: TIMEOUT_MS };
    for (const argv of login.steps) {
        await (0,exec/* exec */.m0)({ argv, ...call }).catch((error) => {
            throw failed(cluster, argv, error);
        });
    }
    if (login.plugin) {
        const argv = [login.plugin, '--version'];
        await (0,exec/* exec */.m0)({ argv, ...call }).catch((error) => {
            if (isMissing(error))
                throw failed(cluster, argv, error);
        });
    }
    return { kubeconfig, ...(cluster.context ? { context: cluster.context } : {}), env: login.env };
}
async function loginOf(cluster, kubeconfig, options) {
    const { gke, eks, aks } = cluster;
    const { credentials, folder } = options;
    if (gke) {
        // gcloud writes its kubeconfig where KUBECONFIG says; there is no flag.
        const env = { ...(credentials ? googleEnvironment(folder) : {}), KUBECONFIG: kubeconfig };
        const activate = credentials
            ? [['gcloud', 'auth', 'activate-service-account', `--key-file=${credentials.path}`, '--quiet']]
            : [];
        const get = ['gcloud', 'container', 'clusters', 'get-credentials', gke.name];
        const where = [`--location=${gke.location}`, `--project=${gke.project}`, '--quiet'];
        return { env, steps: [...activate, [...get, ...where]], plugin: 'gke-gcloud-auth-plugin' };
    }
    if (eks) {
        const env = credentials ? await awsEnvironment(credentials, folder) : {};
        const role = eks.role ? ['--role-arn', eks.role] : [];
        const get = ['aws', 'eks', 'update-kubeconfig', '--region', eks.region, '--name', eks.name];
        return { env, steps: [[...get, '--kubeconfig', kubeconfig, ...role]] };
    }
    if (!aks)
        throw new Error(`the cluster ${cluster.name} has no cloud login`);
    const own = credentials ? await azureLogin(credentials, folder) : { env: {}, steps: [] };
    const subscription = credentials ? subscriptionOf(credentials.text) : undefined;
    const get = ['az', 'aks', 'get-credentials', '--resource-group', aks['resource-group']];
    const what = ['--name', aks.name, '--file', kubeconfig, '--overwrite-existing', '--output', 'none'];
    const where = subscription ? ['--subscription', subscription] : [];
    const convert = [
        'kubelogin',
        'convert-kubeconfig',
        '--login',
        'azurecli',
        '--kubeconfig',
        kubeconfig,
    ];
    return { env: own.env, steps: [...own.steps, [...get, ...what, ...where], convert] };
}
function isMissing(error) {
    return error instanceof exec/* CommandError */.Qd && error.reason === 'not found';
}
function failed(cluster, argv, error) {
    if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted')
        return error;
    const [program] = argv;
    const called = cluster.name || 'the cluster';
    if (isMissing(error))
        return new problem/* ProblemError */.M({
            severity: 'error',
            file: 'hub-deploy.yaml',
            title: `${program} is missing`,
            message: `Logging in to ${called} needs ${program}, which is not on the PATH. ${(0,login_programs/* installLogin */.J)(program)}. Nothing was deployed there.`,
        });
    const words = `${error.output?.stderr ?? ''}${error.output?.stdout ?? ''}`
        .trim()
        .split('\n')
        .slice(-25)
        .join('\n');
    const inputs = INPUTS[cluster.gke ? 'gke' : cluster.eks ? 'eks' : 'aks'];
    const fix = cluster.credentials
        ? `Look at ${cluster.credentials}: is it the key of somebody who may use that cluster?`
        : `Log the job in to the cloud in a step before (the reusable workflow does, where its caller gives ${inputs}, and grants \`id-token: write\`), or name a key file as \`credentials\`.`;
    return new problem/* ProblemError */.M({
        severity: 'error',
        file: cluster.credentials ?? 'hub-deploy.yaml',
        title: `No login to ${called}`,
        message: `${program} gave none: ${error.reason === 'timeout' ? 'it did not end within two minutes' : error.message}. ${fix} Nothing was deployed there.`,
        ...(words ? { log: words } : {}),
    });
}


/***/ })

};
