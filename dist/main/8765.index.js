export const id = 8765;
export const ids = [8765];
export const modules = {

/***/ 9141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   m0: () => (/* binding */ exec),
/* harmony export */   ny: () => (/* binding */ execBytes)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);


/** A program that could not be started, was stopped, or exited with a code that is no answer. */
class CommandError extends Error {
    program;
    /** Absent where it never started. */
    output;
    reason;
    constructor(program, reason, detail, output) {
        super(`${program}: ${detail}`);
        this.name = 'CommandError';
        this.program = program;
        this.reason = reason;
        if (output)
            this.output = output;
    }
}
const GRACE_MS = 5_000;
/**
 * Runs a program to its end.
 *
 * @returns its exit code and whole output, as UTF-8 text
 * @throws CommandError where it cannot start, ends with a code not in `okCodes`, times out or is aborted
 */
async function exec(command) {
    const output = await execBytes(command);
    return { code: output.code, stdout: output.stdout.toString('utf8'), stderr: output.stderr };
}
/** As `exec`, with stdout as bytes. */
function execBytes(command) {
    const [program, ...args] = command.argv;
    return new Promise((resolve, reject) => {
        if (command.signal?.aborted) {
            reject(new CommandError(program, 'aborted', 'not started, the run was cancelled'));
            return;
        }
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd,
            env: command.env ? { ...process.env, ...command.env } : process.env,
            stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
            ...(command.group ? { detached: true } : {}),
        });
        const send = (name) => {
            if (command.group && child.pid !== undefined)
                killGroup(child.pid, name);
            else
                child.kill(name);
        };
        const stdout = [];
        const stderr = [];
        collect(child.stdout, stdout, (line) => command.onLine?.(line, 'stdout'), command.onLine !== undefined);
        collect(child.stderr, stderr, (line) => command.onLine?.(line, 'stderr'), command.onLine !== undefined);
        let stopped;
        let kill;
        const stop = (why) => {
            if (stopped)
                return;
            stopped = why;
            send('SIGTERM');
            kill = setTimeout(() => send('SIGKILL'), command.graceMs ?? GRACE_MS);
        };
        const timer = command.timeoutMs ? setTimeout(() => stop('timeout'), command.timeoutMs) : undefined;
        const abort = () => stop('aborted');
        command.signal?.addEventListener('abort', abort, { once: true });
        child.once('error', (error) => {
            clearTimeout(timer);
            command.signal?.removeEventListener('abort', abort);
            reject(error.code === 'ENOENT'
                ? new CommandError(program, 'not found', 'not found on the PATH')
                : new CommandError(program, 'not started', error.message));
        });
        child.once('close', (status, signal) => {
            clearTimeout(timer);
            clearTimeout(kill);
            command.signal?.removeEventListener('abort', abort);
            const code = status ?? 128 + (signal ? node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal] : 0);
            const bytes = Buffer.concat(stdout);
            const errors = Buffer.concat(stderr).toString('utf8');
            const text = () => ({ code, stdout: bytes.toString('utf8'), stderr: errors });
            if (stopped)
                reject(new CommandError(program, stopped, stopped === 'timeout' ? 'timed out' : 'cancelled', text()));
            else if ((command.okCodes ?? [0]).includes(code))
                resolve({ code, stdout: bytes, stderr: errors });
            else
                reject(new CommandError(program, 'exit', `exit code ${code}: ${lastLine(errors) || lastLine(bytes.toString('utf8'))}`, text()));
        });
        if (command.input !== undefined && child.stdin) {
            // A program that ends before it has read everything is judged by its exit code, not by the broken pipe.
            child.stdin.on('error', () => { });
            child.stdin.end(command.input);
        }
    });
}
/** A group that has ended already is no error. */
function killGroup(leader, name) {
    try {
        process.kill(-leader, name);
    }
    catch (error) {
        if (error.code !== 'ESRCH')
            throw error;
    }
}
function collect(stream, chunks, onLine, lines) {
    if (!stream)
        return;
    stream.on('data', (chunk) => chunks.push(chunk));
    if (!lines)
        return;
    const decoder = new TextDecoder();
    let rest = '';
    stream.on('data', (chunk) => {
        const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
        rest = parts.pop() ?? '';
        for (const part of parts)
            onLine(part);
    });
    stream.on('end', () => {
        if (rest)
            onLine(rest);
    });
}
function lastLine(text) {
    return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 7482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isAway),
/* harmony export */   d: () => (/* binding */ patiently)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9141);


/** How long an API server may be away before that is a failure: it restarts in less, and so does a load balancer. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 2_000;
/** kubectl's words when nobody answered, in place of an answer. */
const AWAY = /was refused|connection refused|connection reset|connection lost|unexpected EOF|: EOF|i\/o timeout|TLS handshake|no route to host|ServiceUnavailable|unable to handle the request|etcdserver|apiserver is shutting down|Unable to connect/;
/** Whether a call of kubectl failed because the API server was away, not because of what it said. */
function isAway(error) {
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd))
        return false;
    return error.reason === 'timeout' || AWAY.test(error.output?.stderr ?? '');
}
/**
 * Asks again while the API server is away.
 *
 * @param signal once it is aborted nothing is asked again
 * @throws what the last call threw
 */
async function patiently(signal, call, patienceMs = PATIENCE_MS) {
    const deadline = Date.now() + patienceMs;
    for (;;) {
        try {
            return await call();
        }
        catch (error) {
            if (!isAway(error) || signal.aborted || Date.now() >= deadline)
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(PAUSE_MS, undefined, { signal }).catch(() => { });
        }
    }
}


/***/ }),

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   problemsOf: () => (/* binding */ problemsOf)
/* harmony export */ });
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9141);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7482);



/** What was thrown, as problems for people. */
function problemsOf(error) {
    if (error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .M)
        return error.problems;
    if (!(error instanceof _host_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd))
        return [ourFault(error)];
    if ((0,_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .isAway */ .D)(error))
        return [away(error)];
    const missing = error.reason === 'not found';
    return [
        {
            severity: 'error',
            title: missing ? `${error.program} is missing` : `${error.program} failed`,
            message: missing
                ? `${error.program} is not on the PATH. Install it before this step.`
                : `${error.message}. Nothing else is known; the tool's own words are below.`,
            ...(error.output?.stderr ? { log: error.output.stderr.trim().split('\n').slice(-15).join('\n') } : {}),
        },
    ];
}
function away(error) {
    const words = error.output?.stderr.trim().split('\n').at(-1) ?? error.message;
    return {
        severity: 'error',
        title: 'The cluster does not answer',
        message: `The API server could not be reached: ${words}. Look whether the cluster is up and the kubeconfig names the right ` +
            'address, and run this again.',
    };
}
function ourFault(error) {
    const known = error instanceof Error;
    return {
        severity: 'error',
        title: 'An error in hub-deploy itself',
        message: `${known ? error.message : String(error)}. Please report it, with the lines below.`,
        ...(known && error.stack ? { log: error.stack } : {}),
    };
}


/***/ })

};
