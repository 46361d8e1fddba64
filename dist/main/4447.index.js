export const id = 4447;
export const ids = [4447];
export const modules = {

/***/ 4447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2037);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);
/* harmony import */ var _scene_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2596);



/**
 * A release as it was resolved, a line for each key, with the place that set it: `hub-deploy plan --explain <id>`.
 *
 * @param id an id, or the name of a hub that only one release has
 * @throws ProblemError where there is no such release
 */
function explain(fleet, id) {
    const release = find(fleet, id);
    const rows = [];
    const add = (key, value, origin = release.origins[key]) => {
        if (value !== undefined)
            rows.push([key, value, placeText(origin)]);
    };
    const addEach = (key, items, text) => {
        items.forEach((item, index) => {
            add(index === 0 ? key : '', text(item), item.place ?? release.origins[key]);
        });
    };
    add('release', release.release);
    add('namespace', release.namespace);
    add('cluster', release.cluster || 'the one of the job');
    add('environment', release.environment || 'none');
    add('chart', chartText(release.chart));
    addEach('values', release.values, valuesText);
    for (const image of imagesOf(fleet, release))
        addImage(image, release, add);
    addEach('before', release.before, stepText);
    addEach('after', release.after, stepText);
    add('branches', release.branches?.join(', ') ?? 'the default branch');
    add('github-environment', release.githubEnvironment);
    add('crds', release.crds);
    add('timeout', `${release.timeoutSeconds} s`);
    add('on-drift', release.onDrift);
    add('max-impact', release.maxImpact);
    add('health-check', release.healthCheck === undefined ? undefined : String(release.healthCheck));
    add('url', release.url);
    add('hold', release.hold);
    add('order', release.order, undefined);
    const title = `${release.kind} ${release.id}, declared in ${placeText(release.declaredAt)}`;
    return `${title}\n${table(rows)}\n`;
}
function addImage(image, release, add) {
    const key = `images.${image.kind}`;
    const origins = (name) => release.origins[`${key}.${name}`] ?? release.origins[`images.<image>.${name}`];
    add(key, `${image.name ?? 'named in the values'}, from ${image.dockerfile}`, origins('context') ?? origins('name'));
    const addKey = (name, value) => add(`${key}.${name}`, value, origins(name));
    addKey('target', image.target);
    for (const [name, value] of Object.entries(image.args))
        addKey(`args.${name}`, value);
    addKey('platforms', listText(image.platforms));
    for (const [name, value] of Object.entries(image.contexts))
        addKey(`contexts.${name}`, value);
    addKey('secrets', listText(image.secrets));
    addKey('values-path', listText(image.valuesPath));
    addKey('test', image.test?.join(' '));
    addKey('epoch', image.epoch);
    addKey('track-bases', image.trackBases ? 'true' : undefined);
}
function listText(items) {
    return items.length > 0 ? items.join(', ') : undefined;
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
    const near = named.length > 1 ? undefined : (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(id, [...ids, ...releases.map(({ hub }) => hub)]);
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .M({
        severity: 'error',
        title: named.length > 1 ? `${id} is the name of several` : `No hub ${id}`.slice(0, 60),
        message: named.length > 1
            ? `Write the id: ${(0,_scene_js__WEBPACK_IMPORTED_MODULE_1__/* .some */ .zN)(ids)}.`
            : `No hub or chart has the id \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ''} There are ${(0,_scene_js__WEBPACK_IMPORTED_MODULE_1__/* .some */ .zN)(ids) || 'none'}.`,
    });
}
function imagesOf(fleet, release) {
    const byKey = new Map(fleet.images.map((image) => [image.key, image]));
    return release.images.flatMap((key) => byKey.get(key) ?? []);
}
function placeText(place) {
    if (!place)
        return 'default';
    return place.line === undefined ? place.file : `${place.file}:${place.line}`;
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
function table(rows) {
    const width = (column) => Math.min(60, Math.max(...rows.map((row) => row[column].length)));
    const [keys, values] = [width(0), width(1)];
    return rows
        .map(([key, value, from]) => `  ${key.padEnd(keys)}  ${value.padEnd(values)}  ${from}`.trimEnd())
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
    return {
        text,
        prefix: special < 0 ? text : text.slice(0, special),
        suffix: last?.kind === 'literal' ? last.text : '',
        parts,
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
    return matchParts({ parts: pattern.parts, names: path.split('/'), may }, 0, 0, {});
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
