export const id = 1048;
export const ids = [1048];
export const modules = {

/***/ 1048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ explain)
});

// EXTERNAL MODULE: ./lib/nearest.js
var nearest = __webpack_require__(2037);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
;// CONCATENATED MODULE: ./lib/fleet/explain-rows.js
/** A release as it was resolved: a row for each key that says something of it, and for each that the configuration sets. */
function explainRows(fleet, release) {
    const { origins } = release;
    const own = (key, value) => rowOf(key, value, origins[key]);
    return [
        ...own('release', release.release),
        ...own('namespace', release.namespace),
        ...own('cluster', release.cluster || 'the one of the job'),
        ...clusterRows(fleet, release),
        ...own('environment', release.environment || 'none'),
        ...gateRows(fleet, release),
        ...own('chart', chartText(release.chart)),
        ...chartRows(release),
        ...release.values.flatMap((source, index) => valuesRows(source, index, origins)),
        ...imagesOf(fleet, release).flatMap((image) => imageRows(image, origins)),
        ...release.before.flatMap((step, index) => stepRows('before', step, index, origins)),
        ...release.after.flatMap((step, index) => stepRows('after', step, index, origins)),
        ...own('branches', release.branches?.join(', ') ?? 'the default branch'),
        ...own('github-environment', release.githubEnvironment),
        ...own('crds', release.crds),
        ...own('timeout', `${release.timeoutSeconds} s`),
        ...own('on-drift', release.onDrift),
        ...own('max-impact', release.maxImpact),
        ...own('health-check', release.healthCheck === undefined ? undefined : String(release.healthCheck)),
        ...own('url', release.url),
        ...own('hold', release.hold),
        ...own('order', release.order),
    ];
}
function rowOf(key, value, from) {
    return value === undefined ? [] : [{ key, value, ...(from ? { from } : {}) }];
}
/** The rows of those keys of a mapping that the configuration sets. */
function setRows(prefix, values, origins = {}) {
    return Object.entries(values).flatMap(([key, value]) => origins[key] ? rowOf(`${prefix}.${key}`, value, origins[key]) : []);
}
function clusterRows({ clusters }, { cluster: name }) {
    const cluster = clusters.get(name);
    if (!cluster)
        return [];
    const { gke, eks, aks, kubeconfig, context, credentials, parallel, hold, origins } = cluster;
    const logins = Object.entries({ gke, eks, aks }).flatMap(([cloud, login]) => Object.entries(login ?? {}).map(([key, value]) => [`${cloud}.${key}`, value]));
    const values = {
        kubeconfig,
        context,
        ...Object.fromEntries(logins),
        credentials,
        parallel: String(parallel),
        hold,
    };
    return setRows('cluster', values, origins);
}
function gateRows({ environments }, release) {
    const found = environments.find(({ name }) => name === release.environment);
    return setRows('environment', { gate: found?.gate }, found?.origins);
}
function chartRows({ chart, origins }) {
    const { kind: _, ...keys } = chart;
    const values = Object.entries(keys).map(([key, value]) => [
        key === 'chartYaml' ? 'chart-yaml' : key,
        value,
    ]);
    return values.flatMap(([key, value]) => origins[`chart.${key}`] ? rowOf(`chart.${key}`, value, origins[`chart.${key}`]) : []);
}
/** Of a list the first row alone names the key. */
const nameOf = (key, index) => (index === 0 ? key : '');
function valuesRows(source, index, origins) {
    const own = source.kind === 'command' ? source.origins : undefined;
    const rows = rowOf(nameOf('values', index), valuesText(source), own?.command ?? source.place ?? origins.values);
    if (source.kind !== 'command')
        return rows;
    return [...rows, ...setRows('values', { watch: source.watch.join(', ') }, own)];
}
function stepRows(key, step, index, origins) {
    const { watch, attempts, timeoutSeconds, when, environments } = step;
    const values = {
        watch: watch.join(', '),
        attempts: String(attempts),
        timeout: `${timeoutSeconds} s`,
        when,
        environments: environments?.join(', '),
    };
    return [
        ...rowOf(nameOf(key, index), stepText(step), step.origins?.run ?? step.place ?? origins[key]),
        ...setRows(key, values, step.origins),
    ];
}
function imageRows(image, origins) {
    const key = `images.${image.kind}`;
    const placeOf = (name) => origins[`${key}.${name}`] ?? origins[`images.<image>.${name}`];
    const set = (name, value) => placeOf(name) ? rowOf(`${key}.${name}`, value, placeOf(name)) : [];
    const each = (name, map) => Object.entries(map).flatMap(([entry, value]) => set(`${name}.${entry}`, value));
    const whole = `${image.name ?? 'named in the values'}, from ${image.dockerfile}`;
    return [
        ...rowOf(key, whole, placeOf('context') ?? placeOf('name')),
        ...set('name', image.name),
        ...set('context', image.context),
        ...set('dockerfile', image.dockerfile),
        ...set('target', image.target),
        ...each('args', image.args),
        ...set('platforms', image.platforms.join(', ')),
        ...each('contexts', image.contexts),
        ...set('secrets', image.secrets.join(', ')),
        ...set('values-path', image.valuesPath.join(', ')),
        ...set('test', image.test?.join(' ')),
        ...set('epoch', image.epoch),
        ...set('track-bases', String(image.trackBases)),
    ];
}
function imagesOf(fleet, release) {
    const byKey = new Map(fleet.images.map((image) => [image.key, image]));
    return release.images.flatMap((key) => byKey.get(key) ?? []);
}
function chartText(chart) {
    if (chart.kind === 'oci')
        return `${chart.oci} ${chart.version}`;
    if (chart.kind === 'repository')
        return `${chart.name} ${chart.version} from ${chart.repository}`;
    return chart.chartYaml ? `${chart.path} with ${chart.chartYaml}` : chart.path;
}
function valuesText(values) {
    if (values.kind === 'file')
        return values.path;
    if (values.kind === 'command')
        return `what \`${values.argv.join(' ')}\` prints`;
    return `inline ${JSON.stringify(values.values)}`;
}
function stepText(step) {
    const attempts = step.attempts > 1 ? `, ${step.attempts} attempts` : '';
    const only = step.environments ? `, only in ${step.environments.join(', ')}` : '';
    const always = step.when === 'always' ? ', always' : '';
    return `${step.run.join(' ')} (${step.timeoutSeconds} s${attempts}${only}${always})`;
}

// EXTERNAL MODULE: ./lib/fleet/scene.js
var scene = __webpack_require__(2596);
;// CONCATENATED MODULE: ./lib/fleet/explain.js




/**
 * A release as it was resolved, a line for each key, with the place that set it: `hub-deploy plan --explain <id>`.
 *
 * @param id an id, or the name of a hub that only one release has
 * @throws ProblemError where there is no such release
 */
function explain(fleet, id) {
    const release = find(fleet, id);
    const title = `${release.kind} ${release.id}, declared in ${placeText(release.declaredAt)}`;
    return `${title}\n${table(explainRows(fleet, release))}\n`;
}
function find(fleet, id) {
    const releases = [...fleet.hubs, ...fleet.charts];
    const exact = releases.find((release) => release.id === id);
    if (exact)
        return exact;
    const named = releases.filter(({ hub, release }) => hub === id || release === id);
    if (named.length === 1 && named[0])
        return named[0];
    const ids = (named.length > 1 ? named : releases).map((release) => release.id);
    const near = named.length > 1 ? undefined : (0,nearest/* nearest */.p)(id, [...ids, ...releases.map(({ hub }) => hub)]);
    throw new problem/* ProblemError */.M({
        severity: 'error',
        title: named.length > 1 ? `${id} is the name of several` : `No hub ${id}`.slice(0, 60),
        message: named.length > 1
            ? `Write the id: ${(0,scene/* some */.zN)(ids)}.`
            : `No hub or chart has the id \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''} There are ${(0,scene/* some */.zN)(ids) || 'none'}.`,
    });
}
function placeText(place) {
    if (!place)
        return 'default';
    return place.line === undefined ? place.file : `${place.file}:${place.line}`;
}
function table(rows) {
    const width = (column) => Math.min(60, Math.max(...rows.map((row) => row[column].length)));
    const [keys, values] = [width('key'), width('value')];
    return rows
        .map(({ key, value, from }) => `  ${key.padEnd(keys)}  ${value.padEnd(values)}  ${placeText(from)}`.trimEnd())
        .join('\n');
}


/***/ }),

/***/ 2596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ collectFaults),
/* harmony export */   HV: () => (/* binding */ shortTitle),
/* harmony export */   T4: () => (/* binding */ inserter),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1388);

function collectFaults(file) {
    const config = [];
    const others = [];
    const seen = new Set();
    const add = (list, problem) => {
        const key = JSON.stringify(problem);
        if (seen.has(key))
            return;
        seen.add(key);
        list.push(problem);
    };
    return {
        config,
        others,
        wrong: (place, title, message) => add(config, { severity: 'error', ...(place ?? { file }), title: shortTitle(title), message }),
        tell: (problem) => add(others, { ...problem, title: shortTitle(problem.title) }),
    };
}
/** A title that an annotation can show. */
function shortTitle(title) {
    return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}
const LACKS = {
    hub: 'this is no part of a hub',
    env: 'it is in no environment: set `environment`',
    cluster: 'it is on no named cluster: set `cluster`',
    image: 'no key `<image>` captures it',
};
/** Makes the inserter for one hub's texts; a template without a value is an error at the text's place. */
function inserter(scene, who, values) {
    return (text, place) => (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .insert */ .Yr)(text, values, (name) => scene.faults.wrong(place, `<${name}> has no value for ${who}`, `\`${text}\`: there is no \`<${name}>\` for \`${who}\`, because ${LACKS[name]}.`));
}
/** The first few of a list, and how many more there are. */
function some(names, most = 20) {
    const shown = names.slice(0, most).map((name) => `\`${name}\``);
    const rest = names.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}


/***/ }),

/***/ 1388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ capture),
/* harmony export */   QT: () => (/* binding */ TEMPLATES),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   Yr: () => (/* binding */ insert),
/* harmony export */   bU: () => (/* binding */ templatesIn),
/* harmony export */   fg: () => (/* binding */ isGlob)
/* harmony export */ });
const TEMPLATES = ['hub', 'env', 'cluster', 'image'];
const TEMPLATE = /<([a-z-]+)>/g;
/** The names between `<` and `>`, known or not, in order. */
function templatesIn(text) {
    return text.includes('<') ? Array.from(text.matchAll(TEMPLATE), (match) => match[1] ?? '') : [];
}
/**
 * Puts values in the place of templates. What is not one of `TEMPLATES` stays as it is.
 *
 * @param missing called with each template that has no value; the text keeps it
 */
function insert(text, values, missing) {
    let start = text.indexOf('<');
    if (start < 0)
        return text;
    let filled = '';
    let done = 0;
    for (; start >= 0; start = text.indexOf('<', start + 1)) {
        const end = text.indexOf('>', start);
        if (end < 0)
            break;
        const name = text.slice(start + 1, end);
        const value = TEMPLATES.includes(name) ? values[name] : undefined;
        if (value !== undefined) {
            filled += text.slice(done, start) + value;
            done = end + 1;
        }
        else if (TEMPLATES.includes(name))
            missing?.(name);
    }
    return filled + text.slice(done);
}
/** What makes a text a glob to minimatch, as we call it. */
function isGlob(text) {
    return /[*?[\]{}]|[!+@]\(/.test(text);
}
/** Reads a path with templates and globs. A part with both keeps its templates; its glob characters are plain. */
function pattern(text, compile) {
    const parts = text.split('/').map((part) => {
        if (templatesIn(part).length > 0)
            return { kind: 'capture', tokens: tokens(part) };
        if (part === '**')
            return { kind: 'any' };
        return isGlob(part) ? { kind: 'glob', matches: compile(part) } : { kind: 'literal', text: part };
    });
    const special = text.search(/[<*?[\]{}!+@]/);
    const last = parts.at(-1);
    const [, single, after = ''] = /^(?:[^<*?[\]{}!+@]*\/)?<([a-z-]+)>(\/[^<*?[\]{}!+@]*)?$/.exec(text) ?? [];
    return {
        text,
        prefix: special < 0 ? text : text.slice(0, special),
        suffix: last?.kind === 'literal' ? last.text : '',
        parts,
        ...(single ? { single: { name: single, after } } : {}),
    };
}
function tokens(part) {
    const found = [];
    let end = 0;
    for (const match of part.matchAll(TEMPLATE)) {
        if (match.index > end)
            found.push({ literal: part.slice(end, match.index) });
        found.push({ capture: match[1] });
        end = match.index + match[0].length;
    }
    if (end < part.length)
        found.push({ literal: part.slice(end) });
    return found;
}
/**
 * Matches a path and says what its templates captured: as much as they can, from left to right; one that is named
 * twice captures the same text.
 */
function capture(pattern, path, may) {
    if (!path.startsWith(pattern.prefix) || !path.endsWith(pattern.suffix))
        return undefined;
    if (pattern.single)
        return captureSingle(pattern.prefix, pattern.single, path, may);
    return matchParts({ parts: pattern.parts, names: path.split('/'), may }, 0, 0, {});
}
function captureSingle(before, { name, after }, path, may) {
    const text = path.slice(before.length, path.length - after.length);
    if (text === '' || text.includes('/') || !path.endsWith(after))
        return undefined;
    return may(name, text, true) ? { [name]: text } : undefined;
}
/** Matches from one part and one name on. */
function matchParts(match, part, name, values) {
    const wanted = match.parts[part];
    if (wanted === undefined)
        return name === match.names.length ? values : undefined;
    if (wanted.kind === 'any') {
        for (let next = name; next <= match.names.length; next++) {
            const found = matchParts(match, part + 1, next, values);
            if (found)
                return found;
        }
        return undefined;
    }
    const text = match.names[name];
    if (text === undefined)
        return undefined;
    if (wanted.kind === 'capture')
        return matchTokens(match, part, name, wanted.tokens, 0, text, values);
    const fits = wanted.kind === 'literal' ? wanted.text === text : wanted.matches(text);
    return fits ? matchParts(match, part + 1, name + 1, values) : undefined;
}
/** Matches what is left of a name from one token on, then the parts after it. */
function matchTokens(match, part, name, tokens, at, text, values) {
    const token = tokens[at];
    if (token === undefined)
        return text === '' ? matchParts(match, part + 1, name + 1, values) : undefined;
    if ('literal' in token) {
        if (!text.startsWith(token.literal))
            return undefined;
        return matchTokens(match, part, name, tokens, at + 1, text.slice(token.literal.length), values);
    }
    const whole = tokens.length === 1;
    const earlier = values[token.capture];
    const longest = whole ? text.length : (/^[a-z0-9-]*/.exec(text)?.[0].length ?? 0);
    for (let length = longest; length > 0; length = whole ? 0 : length - 1) {
        const taken = text.slice(0, length);
        if (earlier !== undefined && earlier !== taken)
            continue;
        if (!match.may(token.capture, taken, whole))
            continue;
        const next = { ...values, [token.capture]: taken };
        const found = matchTokens(match, part, name, tokens, at + 1, text.slice(length), next);
        if (found)
            return found;
    }
    return undefined;
}


/***/ }),

/***/ 2037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a person most likely meant.
 *
 * @returns the one with the fewest edits (a swap of neighbours is one) or undefined where none is near: more than
 * a third of the letters would have to change
 */
function nearest(word, candidates) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const edits = distance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < least) {
            least = edits;
            best = candidate;
        }
    }
    return best;
}
/** `: did you mean x?` where a candidate is near, else the empty text. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = a[i - 1] === b[j - 1] ? 0 : 1;
            let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                edits = Math.min(edits, at(beforeLast, j - 2) + 1);
            row.push(edits);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
}


/***/ })

};
