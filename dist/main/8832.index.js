export const id = 8832;
export const ids = [8832];
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


/***/ })

};
