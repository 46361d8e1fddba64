export const id = 4457;
export const ids = [4457];
export const modules = {

/***/ 4457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kubeconfigSecrets: () => (/* binding */ kubeconfigSecrets),
/* harmony export */   plainWordsOf: () => (/* binding */ plainWordsOf),
/* harmony export */   secretValues: () => (/* binding */ secretValues)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

const SHORTEST = 8;
/**
 * The strings of decrypted files that must never be seen in a log: what has 8 characters and more and is no boolean,
 * number, host name or word of the fleet's plain files; line by line; and the base64 of each, as Kubernetes keeps it.
 * (Masking everything would make GitHub drop job outputs that hold a masked word by chance.)
 *
 * @param texts whole decrypted files: YAML, JSON, or anything else
 * @param plainWords what stands in plain files anyway, see `plainWordsOf`
 * @returns each once, longer ones first, so that no part is masked before its whole
 */
function secretValues(texts, plainWords) {
    const secrets = new Set();
    for (const text of texts) {
        for (const value of valuesOf(text)) {
            const lines = value.split(/\r?\n/).map((line) => line.trim());
            const secret = lines.filter((line) => isSecret(line, plainWords));
            for (const line of secret) {
                secrets.add(line);
                secrets.add(base64(line));
            }
            if (lines.length > 1 && secret.length > 0)
                secrets.add(base64(value));
        }
    }
    return [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
/** Keys of a kubeconfig whose values let somebody in; its names and addresses are no secret. */
const LETS_IN = /^(?:token|password|client-key-data|(?:id|access|refresh)-token|client-secret)$/;
/** What lets somebody in of a kubeconfig, to be masked. */
function kubeconfigSecrets(text) {
    const secrets = new Set();
    for (const document of [(0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, { uniqueKeys: false })].flat())
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Pair(_, { key, value }) {
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) || !LETS_IN.test(String(key.value)))
                    return;
                if (typeof value.value === 'string' && value.value.length >= SHORTEST)
                    secrets.add(value.value);
            },
        });
    return [...secrets];
}
/** The words of plain files, as `secretValues` compares with: each value, and each word within. */
function plainWordsOf(texts) {
    const words = new Set();
    for (const text of texts) {
        for (const line of text.split(/\r?\n/)) {
            const value = line.replace(/^[\s-]*(?:[\w./"'-]+:\s+)?/, '').trim();
            words.add(value.replace(/^(["'])(.*)\1$/, '$2'));
            for (const word of line.split(/[\s"'`,;()[\]{}<>=|]+/)) {
                words.add(word);
                words.add(word.replace(/:$/, ''));
            }
        }
    }
    return words;
}
/** The scalar values of YAML or JSON, of those within its strings too; the text as one value where it is neither. */
function valuesOf(text) {
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, { uniqueKeys: false });
    const structured = Array.isArray(documents) &&
        documents.every(({ errors, contents }) => errors.length === 0 && contents !== null && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(contents));
    if (!structured)
        return [text];
    const values = [];
    for (const document of documents)
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Scalar(key, node) {
                if (key === 'key' || node.value === null)
                    return;
                const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
                values.push(value);
                if (/^\s*[{[]/.test(value))
                    values.push(...valuesOf(value));
            },
        });
    return values;
}
const WORDS = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null']);
function isSecret(value, plainWords) {
    if (value.length < SHORTEST || plainWords.has(value))
        return false;
    if (WORDS.has(value.toLowerCase()) || /^[-+]?[\d_]*\.?\d+$/.test(value))
        return false;
    return !isHostName(value);
}
/** Host names and addresses, with a scheme and port or without. A path or a login within may be the secret. */
function isHostName(value) {
    return /^(?:[a-z][a-z+.-]*:\/\/)?(?:[a-z0-9-]+\.)+(?:[a-z]{2,24}|\d{1,3})(?::\d+)?\/?$/.test(value);
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ })

};
