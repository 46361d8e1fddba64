import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import type { Problem } from '../words.js';
import { findHub } from './health.js';

export interface StartOptions {
  /** JupyterHub's name of the user whose server is started; made, and taken away again, where there is none. */
  readonly user: string;
  /** How long the server may take to start. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** The service of JupyterHub whose token is used: zero-to-jupyterhub makes one for each of `hub.services`. */
const SERVICE = 'hub-deploy';
const TOKEN = `hub.services.${SERVICE}.apiToken`;
/** The server is stopped within this, after it started or did not. */
const STOP_SECONDS = 90;

interface Answer {
  readonly ok: boolean;
  readonly seconds: number;
  readonly words: string;
}

/**
 * Whether a user can start a server: starts one through the hub's own API, waits until it answers, and stops it.
 *
 * The hub is asked from inside its own pod, where no network policy stands between, with the token of the service
 * `hub-deploy`, which goes there by stdin. Nobody's running server is touched.
 *
 * @returns what is wrong; undefined where all is well, and for a release without a hub
 * @throws CommandError where the cluster cannot be asked
 */
export async function checkStart(
  kubectl: Kubectl,
  target: { readonly release: string; readonly namespace: string },
  options: StartOptions,
): Promise<Problem | undefined> {
  const { namespace } = target;
  const call = { namespace, timeoutMs: 20_000, signal: options.signal };
  const hub = await findHub(kubectl, target, call);
  if (!hub) return undefined;
  const token = await tokenOf(kubectl, hub.name, call);
  if (!token) return noToken(hub.name);
  options.say(`starting a server for ${options.user}`);
  const { user, timeoutSeconds } = options;
  const script = ['python3', '-c', START, hub.url, user, String(timeoutSeconds), String(STOP_SECONDS)];
  const argv = ['exec', '--stdin', `deployment/${hub.name}`, '-c', hub.container, '--', ...script];
  const timeoutMs = (timeoutSeconds + STOP_SECONDS + 30) * 1000;
  try {
    const { stdout } = await kubectl.run(argv, { ...call, timeoutMs, input: token });
    const answer = JSON.parse(stdout) as Answer;
    if (!answer.ok) return cannotStart(user, answer.words);
    options.say(`the server of ${user} was up after ${answer.seconds} s, and is stopped`);
    return undefined;
  } catch (error) {
    if (options.signal.aborted || !(error instanceof CommandError)) throw error;
    return cannotStart(user, error.output?.stderr.trim() || error.message);
  }
}

async function tokenOf(
  kubectl: Kubectl,
  secret: string,
  call: { readonly namespace: string; readonly signal: AbortSignal },
): Promise<string> {
  const key = TOKEN.replaceAll('.', '\\.');
  const args = ['get', 'secret', secret, '--ignore-not-found', '-o', `jsonpath={.data.${key}}`];
  const { stdout } = await kubectl.run(args, call);
  return Buffer.from(stdout.trim(), 'base64').toString('utf8');
}

/**
 * Runs in the hub's container. The events of a start end with `ready` or `failed`, in the spawner's own words. What it
 * started it stops, also where it took too long: a start cannot be stopped until it has failed, so it tries again.
 */
const START = `
import json, ssl, sys, time, urllib.error, urllib.parse, urllib.request as r
api, user, wait, stop = sys.argv[1], urllib.parse.quote(sys.argv[2], safe=''), float(sys.argv[3]), float(sys.argv[4])
token = sys.stdin.read().strip()
c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
o = r.build_opener(r.ProxyHandler({}), r.HTTPSHandler(context=c))
class Said(Exception): pass
def ask(method, path, ok, timeout=30):
    body = b'{}' if method == 'POST' else None
    q = r.Request(api + path, data=body, method=method, headers={'Authorization': 'token ' + token})
    try: a = o.open(q, timeout=timeout)
    except urllib.error.HTTPError as e: a = e
    if a.status in ok: return a
    text = a.read().decode(errors='replace')
    try: text = json.loads(text)['message']
    except Exception: pass
    raise Said('%s %s: HTTP %s %s' % (method, path, a.status, text[:500]))
def servers():
    return json.loads(ask('GET', '/users/' + user, [200]).read()).get('servers') or {}
def start():
    said = ''
    end = time.time() + wait
    for line in ask('GET', '/users/' + user + '/server/progress', [200], wait):
        if time.time() > end: break
        if not line.startswith(b'data:'): continue
        event = json.loads(line[5:])
        if event.get('ready'): return
        said = event.get('message') or said
        if event.get('failed'): raise Said(said)
    raise Said('it was not up after %d s. The last that was heard of it: %s' % (wait, said))
def gone():
    end = time.time() + stop
    while time.time() < end:
        if '' not in servers(): return True
        try: ask('DELETE', '/users/' + user + '/server', [202, 204, 404])
        except Said: pass
        time.sleep(1)
    return False
made = started = False
words, began, took = '', time.time(), 0
try:
    made = ask('GET', '/users/' + user, [200, 404]).status == 404
    if made: ask('POST', '/users/' + user, [201])
    if '' in servers(): raise Said('it has a server already, which was left alone: stop it, or name another user')
    started = True
    ask('POST', '/users/' + user + '/server', [201, 202], wait)
    start()
    took = round(time.time() - began)
except Said as e: words = str(e)
except Exception as e: words = '%s: %s' % (type(e).__name__, e)
try:
    if started and not gone(): words = (words + ' ' if words else '') + 'It could not be stopped.'
    if made: ask('DELETE', '/users/' + user, [204, 404])
except Exception as e: words = words or str(e)
print(json.dumps({'ok': not words, 'seconds': took, 'words': words}))
`.trim();

function noToken(hub: string): Problem {
  return {
    severity: 'error',
    title: 'The start of a server cannot be checked',
    message:
      `\`start-check\` uses the token of a service called ${SERVICE}, and the Secret ${hub} has no ${TOKEN}. Declare it in the hub's values: ` +
      `hub.services.${SERVICE}: {}, and hub.loadRoles.${SERVICE}: {services: [${SERVICE}], scopes: [servers, admin:users]}.`,
  };
}

function cannotStart(user: string, words: string): Problem {
  return {
    severity: 'error',
    title: 'No server can be started',
    message: `The hub is up, and a server for ${user} did not start and stop as it should: ${words}`,
  };
}
