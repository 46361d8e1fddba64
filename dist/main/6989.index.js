export const id = 6989;
export const ids = [6989,5079,8832];
export const modules = {

/***/ 8832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GIT_CRYPT_HEADER: () => (/* binding */ GIT_CRYPT_HEADER),
/* harmony export */   isCiphertext: () => (/* binding */ isCiphertext)
/* harmony export */ });
/** The first bytes of every file that git-crypt encrypted (its README, "file format"). */
const GIT_CRYPT_HEADER = Buffer.from('\0GITCRYPT\0', 'latin1');
const LFS_HEADER = 'version https://git-lfs.github.com/spec/';
const SOPS_VALUE = 'ENC[AES256_GCM,';
/**
 * sops signs every file with a `mac`, in the place where each format keeps its metadata: below a top-level `sops` key
 * (YAML, JSON, binary), in a `[sops]` section (ini), or in `sops_` lines (dotenv). https://getsops.io/docs/
 */
const SOPS_FORMS = [
    [/^"?sops"?:[ \t]*\r?$/m, /^[ \t]+"?mac"?:[ \t]*["']?ENC\[AES256_GCM,/m],
    [/"sops"\s*:\s*\{/, /"mac"\s*:\s*"ENC\[AES256_GCM,/],
    [/^\[sops\]/m, /^mac\s*=\s*ENC\[AES256_GCM,/m],
    [/^sops_version=/m, /^sops_mac=ENC\[AES256_GCM,/m],
];
/** Tells from a file's own bytes whether it is still encrypted, or an LFS pointer; undefined for a plain one. */
function isCiphertext(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer.subarray(0, GIT_CRYPT_HEADER.length).equals(GIT_CRYPT_HEADER))
        return 'git-crypt';
    if (buffer.subarray(0, LFS_HEADER.length).toString('latin1') === LFS_HEADER)
        return 'lfs';
    // Most files are plain and large ones are not to be decoded for nothing: this string is in every sops file.
    if (!buffer.includes(SOPS_VALUE))
        return undefined;
    const text = buffer.toString('utf8');
    return SOPS_FORMS.some(([metadata, mac]) => metadata.test(text) && mac.test(text)) ? 'sops' : undefined;
}


/***/ }),

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   firstLinkOut: () => (/* binding */ firstLinkOut),
/* harmony export */   leadsOut: () => (/* binding */ leadsOut),
/* harmony export */   linkOut: () => (/* binding */ linkOut),
/* harmony export */   writeInside: () => (/* binding */ writeInside)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** The problem of such a file, relative to the repository. */
function linkOut(file) {
    return {
        severity: 'error',
        file,
        title: 'This link leads out of the repository',
        message: `${file} is a symbolic link to something that is not in this repository, so nobody else has it. Put the file itself there, or link to one of the repository.`,
    };
}
/** Linux gives up after as many (path_resolution(7)). */
const MOST_LINKS = 40;
/**
 * Whether a path leads out of a folder by a symbolic link on its way or at its end, be there something where it leads
 * or not: what is written through a link to nothing is made there.
 *
 * @param root the folder, absolute
 * @param path absolute
 */
async function leadsOut(root, path) {
    const top = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root);
    let at = path;
    for (let links = 0; links <= MOST_LINKS; links += 1) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(parent).catch(() => parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(at));
        if (at !== top && !at.startsWith(top + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
            return true;
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(at).catch(() => undefined);
        if (target === undefined)
            return false;
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at), target);
    }
    return true;
}
/** The first file below a folder, or the folder itself, that is a link which leads out of `root`; links are not entered. */
async function firstLinkOut(root, folder) {
    if (await leadsOut(root, folder))
        return folder;
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        if (entry.isSymbolicLink() && (await leadsOut(root, path)))
            return path;
    }
    return undefined;
}
/**
 * Puts a file in the place of whatever has its name: a link there is replaced and never written through, and no moment
 * shows half of the file.
 *
 * @param root the folder that nothing is written out of, absolute
 * @param mode permissions, such as 0o600
 * @throws Error where the file's folder lies elsewhere
 */
async function writeInside(root, path, content, mode) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (await leadsOut(root, folder))
        throw new Error(`${folder} leads out of ${root}: nothing is written there`);
    // Beside the root: a program that reads the folder at this moment must not meet it.
    const scratch = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(`${root}-`);
    try {
        const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, 'file');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content, { mode, flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, path);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true });
    }
}


/***/ }),

/***/ 6989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  decryptInto: () => (/* binding */ decryptInto)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/host/ciphertext.js
var ciphertext = __webpack_require__(8832);
// EXTERNAL MODULE: ./lib/host/links.js
var links = __webpack_require__(5079);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/release/gitcrypt.js


/**
 * git-crypt's files and keys, read by its format of version 0.4 and newer (key format 2): AES-256 in counter mode,
 * whose nonce is the start of the plain text's HMAC-SHA1, so a wrong key shows itself.
 * Source: git-crypt's key.hpp and commands.cpp, https://github.com/AGWA/git-crypt
 */
const KEY_HEADER = Buffer.from('\0GITCRYPTKEY', 'latin1');
const KEY_FORMAT = 2;
const FIELD = { end: 0, aes: 3, hmac: 5 };
const AES_BYTES = 32;
const HMAC_BYTES = 64;
const NONCE_BYTES = 12;
/**
 * Reads what `git-crypt export-key` wrote.
 *
 * @throws Error, saying what the bytes are instead, where they are no such key
 */
function parseGitCryptKey(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!buffer.subarray(0, KEY_HEADER.length).equals(KEY_HEADER))
        throw new Error('it does not begin as a key of `git-crypt export-key` does');
    const reader = fieldReader(buffer, KEY_HEADER.length);
    const format = reader.number();
    if (format !== KEY_FORMAT)
        throw new Error(`its format is ${format}; git-crypt migrate-key makes it ${KEY_FORMAT}`);
    reader.fields();
    const keys = [];
    while (!reader.done()) {
        const fields = reader.fields();
        const aes = fields.get(FIELD.aes);
        const hmac = fields.get(FIELD.hmac);
        if (aes?.length !== AES_BYTES || hmac?.length !== HMAC_BYTES)
            throw new Error('it is cut short or damaged');
        keys.push({ aes, hmac });
    }
    if (keys.length === 0)
        throw new Error('it holds no key');
    return keys;
}
/** Big-endian numbers, and lists of (id, length, bytes) that end with the id 0. */
function fieldReader(buffer, start) {
    let at = start;
    const number = () => {
        if (at + 4 > buffer.length)
            throw new Error('it is cut short or damaged');
        at += 4;
        return buffer.readUInt32BE(at - 4);
    };
    return {
        number,
        done: () => at >= buffer.length,
        fields() {
            const fields = new Map();
            for (let id = number(); id !== FIELD.end; id = number()) {
                const length = number();
                if (at + length > buffer.length)
                    throw new Error('it is cut short or damaged');
                fields.set(id, buffer.subarray(at, at + length));
                at += length;
            }
            return fields;
        },
    };
}
/** The plain text of a file that git-crypt encrypted; undefined where none of the keys is the right one. */
function decryptGitCrypt(bytes, keys) {
    const nonce = bytes.subarray(ciphertext.GIT_CRYPT_HEADER.length, ciphertext.GIT_CRYPT_HEADER.length + NONCE_BYTES);
    const body = bytes.subarray(ciphertext.GIT_CRYPT_HEADER.length + NONCE_BYTES);
    if (nonce.length < NONCE_BYTES)
        return undefined;
    const counter = Buffer.concat([nonce, Buffer.alloc(4)]);
    for (const { aes, hmac } of keys) {
        const decipher = (0,external_node_crypto_.createDecipheriv)('aes-256-ctr', aes, counter);
        const plain = Buffer.concat([decipher.update(body), decipher.final()]);
        const digest = (0,external_node_crypto_.createHmac)('sha1', hmac).update(plain).digest().subarray(0, NONCE_BYTES);
        if ((0,external_node_crypto_.timingSafeEqual)(digest, nonce))
            return plain;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/host/exec.js
var exec = __webpack_require__(9141);
;// CONCATENATED MODULE: ./lib/release/sops.js


/** Formats that sops tells by a file's name; what any other name holds must be said. */
const KNOWN = ['.yaml', '.yml', '.json', '.env', '.ini'];
/** A variable `FOR_SOPS_X` reaches sops as `X`, and nothing else. */
const FOR_SOPS = 'FOR_SOPS_';
/**
 * The plain text of a sops file. The key comes from sops' own environment: SOPS_AGE_KEY or SOPS_AGE_KEY_FILE, or the
 * job's login to AWS, Google Cloud, Azure or Vault. Variables `FOR_SOPS_…` go before those.
 *
 * @param root the folder that `file` is relative to
 * @returns the bytes, or the problem that says what is missing
 */
async function decryptSops(root, file, bytes, signal) {
    try {
        const argv = ['sops', '--decrypt', ...formatFlags(file, bytes), file];
        const { stdout } = await (0,exec/* execBytes */.ny)({ argv, cwd: root, env: sopsEnvironment(process.env), signal });
        return stdout;
    }
    catch (error) {
        if (!(error instanceof exec/* CommandError */.Qd) || error.reason === 'aborted')
            throw error;
        return error.reason === 'not found' ? noSops(file) : noKey(file, error.output?.stderr ?? error.message);
    }
}
/**
 * What sops sees beside the job's environment: the vendors' clients read a login from variables of fixed names, and
 * the cluster's login stands there already. Empty ones are those that a workflow has no value for.
 */
function sopsEnvironment(env) {
    const own = Object.entries(env).filter(([name]) => name.startsWith(FOR_SOPS));
    const given = own.filter(([, value]) => value).map(([name, value]) => [name.slice(FOR_SOPS.length), value]);
    return Object.fromEntries([...own.map(([name]) => [name, undefined]), ...given]);
}
function formatFlags(file, bytes) {
    if (KNOWN.includes((0,external_node_path_.extname)(file)))
        return [];
    const text = bytes.toString('utf8').trimStart();
    // sops keeps a file of no known format as JSON with the single key `data`.
    const format = text.startsWith('{') ? 'binary' : /^sops_version=/m.test(text) ? 'dotenv' : 'yaml';
    return ['--input-type', format, '--output-type', format];
}
function noSops(file) {
    return {
        severity: 'error',
        file,
        title: 'sops is not installed',
        message: `${file} is encrypted with sops, and there is no sops on the PATH. Install it in a step before hub-deploy (or with \`setup\` in hub-deploy.yaml).`,
    };
}
function noKey(file, stderr) {
    return {
        severity: 'error',
        file,
        title: 'sops has no key for this file',
        message: `sops cannot decrypt ${file}. Give the job a key that it was encrypted for: SOPS_AGE_KEY in its environment, or a login to the cloud whose KMS holds it. sops' own words are below.`,
        log: stderr.trim().split('\n').slice(-25).join('\n'),
    };
}

;// CONCATENATED MODULE: ./lib/release/unlocked.js




/**
 * The git-crypt keys of a checkout that is unlocked: `git-crypt unlock` leaves them in the git directory. With them
 * the commit's own files are decrypted, so it does not matter what the working folder holds. None where it is locked.
 */
async function keysOfCheckout(checkout, signal) {
    const keys = [];
    for (const folder of await gitDirectories(checkout, signal)) {
        const keyFolder = (0,external_node_path_.join)(folder, 'git-crypt', 'keys');
        const names = await (0,promises_.readdir)(keyFolder).catch(() => []);
        for (const name of names)
            keys.push(...parseGitCryptKey(await (0,promises_.readFile)((0,external_node_path_.join)(keyFolder, name))));
    }
    return keys;
}
/** A linked work tree has a git directory of its own beside the one it shares. */
async function gitDirectories(checkout, signal) {
    const argv = ['git', '-C', checkout, 'rev-parse', '--git-dir', '--git-common-dir'];
    const { code, stdout } = await (0,exec/* exec */.m0)({ argv, signal, okCodes: [0, 128] });
    const lines = code === 0 ? stdout.trim().split('\n') : [];
    return [...new Set(lines.map((line) => (0,external_node_path_.resolve)(checkout, line)))];
}

;// CONCATENATED MODULE: ./lib/release/secrets.js







/** How many files sops decrypts at once: each asks a key service. */
const SOPS_AT_ONCE = 4;
/**
 * Decrypts files of the staged tree in place, whatever made them ciphertext: the file itself says what did. Only the
 * owner can read the outcome (0600 in a folder made 0700). A file that cannot be read is an error that says which
 * input or login is missing; it stays as it is.
 *
 * @param staged the staged tree's root, absolute; private to this run
 * @param files relative to it, with `/`; a folder stands for every file within (a chart's)
 */
async function decryptInto(staged, files, options) {
    await (0,promises_.chmod)(staged, 0o700);
    const keys = keyring(options);
    const result = { decrypted: [], plain: [], problems: [] };
    const sops = [];
    for (const file of await realFiles(staged, files, result.problems)) {
        const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(staged, file));
        const kind = (0,ciphertext.isCiphertext)(bytes);
        if (kind === undefined)
            result.plain.push(file);
        else if (kind === 'lfs')
            result.problems.push(lfsPointer(file));
        else if (kind === 'sops')
            sops.push({ file, bytes });
        else
            await keep(staged, file, await decryptWithKeys(file, bytes, keys), result);
    }
    while (sops.length > 0) {
        const batch = sops.splice(0, SOPS_AT_ONCE).map(async ({ file, bytes }) => {
            await keep(staged, file, await decryptSops(staged, file, bytes, options.signal), result);
        });
        await Promise.all(batch);
    }
    result.problems.push(...plainSecrets(result.plain.filter((file) => files.includes(file))));
    return result;
}
async function keep(staged, file, outcome, result) {
    if (!Buffer.isBuffer(outcome)) {
        result.problems.push(outcome);
        return;
    }
    await writePrivate((0,external_node_path_.join)(staged, file), outcome);
    result.decrypted.push(file);
}
/** Replaces a file as a whole: no moment shows half of it, or all of it to others. A script stays executable. */
async function writePrivate(path, bytes) {
    const { mode } = await (0,promises_.stat)(path);
    const partial = `${path}.decrypting`;
    await (0,promises_.writeFile)(partial, bytes, { mode: mode & 0o100 ? 0o700 : 0o600, flag: 'wx' });
    await (0,promises_.rename)(partial, path);
}
/** The files themselves: links are followed as far as they stay in the staged tree, and each file comes once. */
async function realFiles(staged, paths, problems) {
    const root = await (0,promises_.realpath)(staged);
    const real = new Set();
    const todo = [...paths];
    for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
        if (await (0,links.leadsOut)(root, (0,external_node_path_.join)(root, path))) {
            problems.push((0,links.linkOut)(path));
            continue;
        }
        const target = await (0,promises_.realpath)((0,external_node_path_.join)(root, path));
        const inside = (0,external_node_path_.relative)(root, target).split(external_node_path_.sep).join('/');
        if (real.has(inside))
            continue;
        else if ((await (0,promises_.stat)(target)).isDirectory())
            todo.unshift(...(await (0,promises_.readdir)(target)).sort().map((name) => (inside ? `${inside}/${name}` : name)));
        else
            real.add(inside);
    }
    return [...real];
}
function keyring({ gitCryptKeys, checkout, signal }) {
    let found;
    return {
        all: () => {
            found ??= readKeys(gitCryptKeys, checkout, signal);
            return found;
        },
    };
}
async function readKeys(inputs, checkout, signal) {
    const keys = [];
    const bad = [];
    for (const [index, input] of inputs.entries()) {
        try {
            keys.push(...parseGitCryptKey(input));
        }
        catch (error) {
            bad.push(`key ${index + 1} of the input git-crypt-keys is not usable: ${error.message}`);
        }
    }
    keys.push(...(await keysOfCheckout(checkout, signal)));
    return { keys, bad };
}
async function decryptWithKeys(file, bytes, keyring) {
    const { keys, bad } = await keyring.all();
    const plain = decryptGitCrypt(bytes, keys);
    if (plain)
        return plain;
    const why = keys.length > 0
        ? `none of the ${keys.length === 1 ? 'one key' : `${keys.length} keys`} at hand is the one it was encrypted with.`
        : 'there is no key: the checkout is locked and the input git-crypt-keys gives none.';
    const badWords = bad.length ? ` (${bad.join('; ')})` : '';
    return {
        severity: 'error',
        file,
        title: 'Encrypted with git-crypt, and no key for it',
        message: `${file} is encrypted with git-crypt, and ${why}${badWords} Give its key to the input git-crypt-keys: \`git-crypt export-key - | base64 -w0\`, kept as a secret.`,
    };
}
// --- What else there is to say ----------------------------------------------------------------------------------
function lfsPointer(file) {
    return {
        severity: 'error',
        file,
        title: 'A Git LFS pointer instead of the file',
        message: `${file} is kept in Git LFS, and only its pointer is in the commit. Values, charts and keys must be in git itself: take it out of LFS (git lfs migrate export --include="${file}").`,
    };
}
/** Files whose names promise secrets and that anybody can read: allowed, said once. */
function plainSecrets(plain) {
    const secret = plain.filter((file) => /(?:^|[/._-])(?:secrets?|enc)(?:[/._-]|$)/.test(file));
    const [first, ...others] = secret;
    if (first === undefined)
        return [];
    const more = others.length
        ? ` (and ${others.length} more: ${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''})`
        : '';
    return [
        {
            severity: 'notice',
            file: first,
            title: 'Not encrypted',
            message: `${first}${more} is called a secret and is in the repository as plain text. If it holds any, encrypt it with git-crypt or sops and change what it held.`,
        },
    ];
}


/***/ })

};
