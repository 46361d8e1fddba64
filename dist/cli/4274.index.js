export const id = 4274;
export const ids = [4274];
export const modules = {

/***/ 4274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serversOf: () => (/* binding */ serversOf)
/* harmony export */ });
/* harmony import */ var _host_kubectl_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2928);
/* harmony import */ var _release_user_servers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3083);


/**
 * How many people's servers run on the hubs that will restart: one call for each cluster that has such hubs, and none
 * where nothing is deployed.
 *
 * @param clusters what this run was told by the clusters that it asks
 * @returns by the hub's id; those whose cluster does not say are absent
 */
async function serversOf({ signal }, accesses, clusters, hubs) {
    const restarted = hubs.filter(({ impact }) => impact === 'hub-restart' || impact === 'proxy-restart');
    const counts = new Map();
    const ask = async ([name, state]) => {
        const releases = restarted.flatMap(({ release }) => (release.cluster === name ? [release] : []));
        if ('unknown' in state || releases.length === 0)
            return;
        const asked = (0,_host_kubectl_js__WEBPACK_IMPORTED_MODULE_0__/* .kubectl */ .L)(await accesses.of(name), signal);
        const running = await (0,_release_user_servers_js__WEBPACK_IMPORTED_MODULE_1__/* .runningServers */ .K)(asked, releases.map(({ namespace }) => namespace));
        for (const { id, namespace } of releases) {
            const count = running?.get(namespace);
            if (count !== undefined)
                counts.set(id, count);
        }
    };
    await Promise.all([...clusters].map(ask));
    return counts;
}


/***/ }),

/***/ 3083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ runningServers),
/* harmony export */   T: () => (/* binding */ countUserServers)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);

/** The servers of users that run now (KubeSpawner's own label). */
const RUNNING = ['-l', 'component=singleuser-server', '--field-selector=status.phase=Running'];
/** A plan does not wait long for what it can do without. */
const PLAN_TIMEOUT_MS = 15_000;
/**
 * User servers that run in a namespace now.
 *
 * @throws CommandError
 */
async function countUserServers(kubectl, namespace, timeoutMs = 60_000) {
    const args = ['get', 'pods', ...RUNNING, '--no-headers', '-o', 'name'];
    const { stdout } = await kubectl.run(args, { namespace, timeoutMs });
    return stdout.split('\n').filter(Boolean).length;
}
/**
 * User servers that run now in each of some namespaces of one cluster, by one call for all of them.
 *
 * @returns undefined where the cluster does not say, or a Role lets the login look into single namespaces alone
 */
async function runningServers(kubectl, namespaces) {
    const [first, ...others] = new Set(namespaces);
    if (first === undefined)
        return new Map();
    try {
        if (others.length === 0)
            return new Map([[first, await countUserServers(kubectl, first, PLAN_TIMEOUT_MS)]]);
        // Plain output is the server's own table, whose first column is the namespace.
        const args = ['get', 'pods', ...RUNNING, '--all-namespaces', '--no-headers', '--chunk-size=0'];
        const { stdout } = await kubectl.run(args, { timeoutMs: PLAN_TIMEOUT_MS });
        const count = new Map([first, ...others].map((namespace) => [namespace, 0]));
        for (const line of stdout.split('\n')) {
            const namespace = line.split(/\s/, 1)[0] ?? '';
            const known = count.get(namespace);
            if (known !== undefined)
                count.set(namespace, known + 1);
        }
        return count;
    }
    catch (error) {
        if (error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd)
            return undefined;
        throw error;
    }
}


/***/ })

};
