/**
 * A student, over HTTP as their browser would: logs in through the form, starts a server, works with its files.
 * Node's own modules only, so that a test, the demo or a person can use it anywhere:
 *
 *   const ada = await login('http://10.96.0.7', 'ada', 'any password');
 *   await startServer(ada);
 *   await writeFile(ada, 'data/stations.csv', 'mine');
 *   await stopServer(ada);
 *
 * @typedef {object} Student
 * @property {string} url       the hub's, without a slash at the end
 * @property {string} name      as JupyterHub knows them, which may differ from what was typed
 * @property {string} token     of JupyterHub's API, with all that the student may do
 * @property {CookieJar} cookies  of their browser
 */

import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';

const SECOND = 1000;

/** The cookies of one browser and one host, kept by path: JupyterHub and each server have an `_xsrf` of their own. */
class CookieJar {
  #cookies = new Map();

  /** @param {string[]} lines the Set-Cookie headers of a response */
  keep(lines) {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      const path = /;\s*path=([^;]*)/i.exec(line)?.[1] ?? '/';
      const expires = /;\s*expires=([^;]*)/i.exec(line)?.[1];
      if (Date.parse(expires) < Date.now()) this.#cookies.delete(`${path} ${name}`);
      else this.#cookies.set(`${path} ${name}`, { name, value, path });
    }
  }

  /** @returns the cookies for a path, the most specific first, as RFC 6265 (5.4) has it */
  for(path) {
    return [...this.#cookies.values()]
      .filter((cookie) => `${path}/`.startsWith(cookie.path))
      .sort((one, other) => other.path.length - one.path.length);
  }
}

/** One request of a browser. Not by fetch(), which tells the hub (Sec-Fetch-Mode) that it is no visit to a page. */
async function send(at, { method = 'GET', headers, body }, cookies) {
  const cookie = cookies
    .for(at.pathname)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const sent = (at.protocol === 'https:' ? https : http).request(at, {
    method,
    headers: { cookie, ...headers },
    signal: AbortSignal.timeout(30 * SECOND),
  });
  sent.end(body);
  const [response] = await once(sent, 'response');
  cookies.keep(response.headers['set-cookie'] ?? []);
  return { status: response.statusCode, location: response.headers.location, text: await text(response) };
}

/**
 * Opens a page as a browser does: with cookies, along all redirects.
 * @param {{url: string, cookies: CookieJar}} student
 * @param {string} path behind the hub's URL, e.g. `/user/ada/`
 * @param {{method?: string, headers?: object, body?: string}} [init]
 * @returns {Promise<{status: number, path: string, text: string}>} the page at the end, and where that is
 */
export async function visit(student, path, init = {}) {
  let at = new URL(student.url + path);
  let page = await send(at, init, student.cookies);
  for (let hop = 0; page.location; hop++) {
    if (hop === 20) throw new Error(`${path} redirects without end, the last time to ${page.location}`);
    at = new URL(page.location, at);
    page = await send(at, {}, student.cookies);
  }
  return { status: page.status, path: at.pathname, text: page.text };
}

/**
 * Logs in through the form, and takes a token for what follows.
 * @param {string} url      the hub's public URL, e.g. that of the service proxy-public
 * @param {string} user
 * @param {string} password
 * @returns {Promise<Student>}
 * @throws if the hub does not let them in
 */
export async function login(url, user, password) {
  const browser = { url: url.replace(/\/$/, ''), cookies: new CookieJar() };
  const base = new URL(browser.url).pathname.replace(/\/$/, '');
  // the hub wants its own cookie repeated in every form, and another one after each login
  const xsrf = () => browser.cookies.for(`${base}/hub/`).find(({ name }) => name === '_xsrf')?.value ?? '';

  await visit(browser, '/hub/login');
  // without ?next= the hub would start a server at once
  const home = await visit(browser, `/hub/login?next=${encodeURIComponent(`${base}/hub/home`)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username: user, password, _xsrf: xsrf() }).toString(),
  });
  if (home.path !== `${base}/hub/home`) {
    throw new Error(`${user} was not let in: HTTP ${home.status} at ${home.path}`);
  }
  const headers = { 'X-XSRFToken': xsrf(), 'Content-Type': 'application/json' };
  const { name } = JSON.parse((await visit(browser, '/hub/api/user', { headers })).text);
  const made = await visit(browser, `/hub/api/users/${encodeURIComponent(name)}/tokens`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ note: 'student.mjs', expires_in: 86400 }),
  });
  if (made.status !== 201) throw new Error(`${user} got no token: HTTP ${made.status} ${made.text}`);
  return { ...browser, name, token: JSON.parse(made.text).token };
}

/**
 * One request with the student's token, to the hub's API or to their server.
 * @param {Student} student
 * @param {string} path behind the hub's URL, e.g. `/user/ada/geo/data`
 * @param {RequestInit} [init]
 * @returns {Promise<Response>} whatever its status
 */
export function request(student, path, init = {}) {
  return fetch(student.url + path, {
    signal: AbortSignal.timeout(30 * SECOND),
    ...init,
    headers: { Authorization: `token ${student.token}`, ...init.headers },
  });
}

/** The same, for answers that must be one of `expected`. */
async function demand(student, path, expected, init) {
  const response = await request(student, path, init);
  if (!expected.includes(response.status)) {
    throw new Error(
      `${init?.method ?? 'GET'} ${path}: HTTP ${response.status} ${(await response.text()).slice(0, 500)}`,
    );
  }
  return response;
}

const hubPath = (student) => `/hub/api/users/${encodeURIComponent(student.name)}`;
const serverPath = (student) => `/user/${encodeURIComponent(student.name)}`;

/**
 * Starts the student's server and waits until it answers. One that runs already is good.
 * @param {Student} student
 * @param {{options?: object, timeoutSeconds?: number}} [how] `options` is what the spawn form would send,
 *   e.g. `{profile: 'large'}`
 * @throws with the spawner's own words if it does not start
 */
export async function startServer(student, { options = {}, timeoutSeconds = 120 } = {}) {
  const { servers } = await (await demand(student, hubPath(student), [200])).json();
  if (!servers['']?.ready) {
    await demand(student, `${hubPath(student)}/server`, [201, 202], {
      method: 'POST',
      body: JSON.stringify(options),
      signal: AbortSignal.timeout(timeoutSeconds * SECOND),
    });
    // a stream of events that ends with the start or with its failure
    const progress = await demand(student, `${hubPath(student)}/server/progress`, [200], {
      signal: AbortSignal.timeout(timeoutSeconds * SECOND),
    });
    const events = (await progress.text())
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => JSON.parse(line.slice('data:'.length)));
    if (!events.at(-1)?.ready) {
      throw new Error(
        `${student.name}'s server did not start:\n${events.map((event) => event.message).join('\n')}`,
      );
    }
  }
  await demand(student, `${serverPath(student)}/api/status`, [200]);
}

/**
 * Stops the student's server and waits until it is gone. None is good.
 * @param {Student} student
 * @param {{timeoutSeconds?: number}} [how]
 */
export async function stopServer(student, { timeoutSeconds = 60 } = {}) {
  const running = async () => {
    const { servers } = await (await demand(student, hubPath(student), [200])).json();
    return '' in servers;
  };
  if (!(await running())) return;
  await demand(student, `${hubPath(student)}/server`, [202, 204], { method: 'DELETE' });
  const deadline = Date.now() + timeoutSeconds * SECOND;
  while (await running()) {
    if (Date.now() > deadline)
      throw new Error(`${student.name}'s server did not stop in ${timeoutSeconds} s`);
    await new Promise((resolve) => setTimeout(resolve, SECOND / 4));
  }
}

const contents = (student, path) =>
  `${serverPath(student)}/api/contents/${path.split('/').map(encodeURIComponent).join('/')}`;

/**
 * @param {Student} student whose server runs
 * @param {string} path     in their home directory; no part of it starts with a dot
 * @returns {Promise<string | undefined>} the file's text; nothing if there is no such file
 */
export async function readFile(student, path) {
  const response = await demand(student, `${contents(student, path)}?type=file&format=text`, [200, 404]);
  return response.ok ? (await response.json()).content : undefined;
}

/**
 * Makes or replaces a file. Its folder must be there.
 * @param {Student} student
 * @param {string} path
 * @param {string} content
 */
export async function writeFile(student, path, content) {
  await demand(student, contents(student, path), [200, 201], {
    method: 'PUT',
    body: JSON.stringify({ type: 'file', format: 'text', content }),
  });
}

/**
 * @param {Student} student
 * @param {string} path of a file that is there
 */
export async function deleteFile(student, path) {
  await demand(student, contents(student, path), [204], { method: 'DELETE' });
}
