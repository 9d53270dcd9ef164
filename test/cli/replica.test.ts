// Tests several `serve` on a PostgreSQL and its streaming replica, behind nginx set up as the documents show.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { logCsv, send, type Answer, type Init } from '../http/api-fixture.ts';
import { POSTGRES_OFF } from '../fixtures/postgres.ts';
import { hasNginx, startNginx } from '../fixtures/start-nginx.ts';
import { freePort, makePostgres, makeReplica, query, urlOf, type PostgresCluster } from '../fixtures/start-postgres.ts';
import { startServe, type TestServe } from '../fixtures/start-serve.ts';

const PAGE = 'resources/docs/team-library.md';
const LIBRARY_AWAY = 'The library cannot be used at the moment; try again in a moment';

const missing = POSTGRES_OFF ? 'STRATASCOPE_TEST_POSTGRES is off' : hasNginx ? undefined : 'there is no nginx here';
if (missing !== undefined) console.log(`Not tested: a replica and a proxy, for ${missing}`);

let primary: PostgresCluster;
let replica: PostgresCluster;
let team: Awaited<ReturnType<typeof startTeam>>;
const ending: (() => unknown)[] = [];

beforeAll(async () => {
  if (missing !== undefined) return;
  primary = await makePostgres(['fsync=off']);
  ending.unshift(() => primary.remove());
  // It looks for its primary every five seconds unless told otherwise.
  replica = await makeReplica(primary, ['fsync=off', 'wal_retrieve_retry_interval=200ms']);
  ending.unshift(() => replica.remove());
  team = await startTeam();
}, 120_000);
afterAll(async () => {
  for (const end of ending) await end();
});

function scratch(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-team-'));
  ending.push(() => fs.rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Two `serve` on the primary and one on the replica, with one token for all, and the proxy before them. */
async function startTeam() {
  const proxyPort = await freePort();
  const serve = async ({ port }: PostgresCluster, token?: string): Promise<TestServe> => {
    const data = scratch();
    if (token !== undefined) fs.writeFileSync(path.join(data, 'api-token'), `${token}\n`, { mode: 0o600 });
    const options = ['--allowed-host', `logs.example:${proxyPort}`, '--store', urlOf(port, 'postgres')];
    const served = await startServe(data, '--api-only', ...options);
    ending.unshift(() => served.child.kill('SIGKILL'));
    return served;
  };
  const one = await serve(primary);
  // What the first has made has to have arrived.
  const arrived = `SELECT 1 FROM pg_tables WHERE schemaname = 'stratascope' AND tablename = 'record'`;
  await until(async () => (await query(urlOf(replica.port, 'postgres'), arrived)).length > 0);
  const [other, reading] = await Promise.all([serve(primary, one.token), serve(replica, one.token)]);
  const ports: Record<string, number> = { 7381: one.port, 7382: other.port, 7383: reading.port, 8080: proxyPort };
  const [site] = /(?<=```nginx\n).*?(?=```)/s.exec(fs.readFileSync(PAGE, 'utf8'))!;
  const here = site.replace(/\b(?:738[123]|8080)\b/g, (port) => String(ports[port]));
  const nginx = await startNginx(scratch(), here, proxyPort);
  ending.unshift(() => nginx.kill('SIGKILL'));
  const headers = { authorization: `Bearer ${one.token}` };
  return {
    one: clientOf(one.port, headers),
    other: clientOf(other.port, headers),
    reading: clientOf(reading.port, headers),
    proxied: clientOf(proxyPort, { ...headers, host: `logs.example:${proxyPort}` }),
  };
}

function clientOf(port: number, headers: Record<string, string>) {
  const ask = (target: string, init: Init = {}): Promise<Answer> => send(port, target, { ...init, headers });
  return {
    ask,
    import: (name: string): Promise<Answer> =>
      ask(`/images?again=true&file_name=${name}.csv`, { method: 'POST', body: logCsv(600) }),
    names: async (): Promise<string[]> =>
      (JSON.parse((await ask('/images')).body.toString()) as { items: { name: string }[] }).items.map(
        ({ name }) => name,
      ),
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: 60_000, interval: 50 });
}

const detailOf = ({ body }: Answer): string => (JSON.parse(body.toString()) as { detail: string }).detail;

test.skipIf(missing !== undefined)(
  'what is imported through one is seen in the others, and through the proxy',
  async () => {
    const { proxied, one, other, reading } = team;
    expect((await one.import('first')).status).toBe(201);
    for (const server of [other, reading]) await until(async () => (await server.names()).includes('first'));
    const imported = await proxied.import('second');
    expect(imported.status).toBe(201);
    expect(JSON.parse(imported.body.toString())).toMatchObject({ name: 'second', rows: 600 });
    const { id } = JSON.parse(imported.body.toString()) as { id: number };
    for (const server of [one, other, reading]) await until(async () => (await server.names()).includes('second'));
    const pictures = await Promise.all(Array.from({ length: 6 }, () => proxied.ask(`/image/${id}?format=png`)));
    for (const { status, body } of pictures) {
      expect(status).toBe(200);
      expect(body.equals(pictures[0]!.body)).toBe(true);
    }

    const refused = await reading.import('third');
    expect(refused.status).toBe(403);
    expect(detailOf(refused)).toMatch(/^Expected a library that can be changed but this one can only be read/);
    expect((await reading.ask(`/images/${id}`, { method: 'DELETE' })).status).toBe(403);
    expect((await proxied.ask(`/images/${id}`, { method: 'DELETE' })).status).toBe(204);
    await until(async () => (await reading.ask(`/images/${id}`)).status === 404);
  },
);

test.skipIf(missing !== undefined)('a replica that was away answers a sentence, and then goes on', async () => {
  const { proxied, one, reading } = team;
  await replica.stop('INT');
  const away = await reading.ask('/images');
  expect([away.status, detailOf(away)]).toEqual([503, LIBRARY_AWAY]);
  for (let i = 0; i < 6; i++) expect((await proxied.ask('/images')).status).toBe(200);
  expect((await one.import('meanwhile')).status).toBe(201);
  await replica.start();
  await until(async () => (await reading.ask('/images')).status === 200);
  await until(async () => (await reading.names()).includes('meanwhile'));
});

test.skipIf(missing !== undefined)(
  'without its primary reads go on and imports are refused until it is back',
  async () => {
    const { proxied, reading } = team;
    const url = urlOf(primary.port, 'postgres');
    const { id } = JSON.parse((await proxied.import('kept')).body.toString()) as { id: number };
    await until(async () => (await reading.names()).includes('kept'));

    // One is in the middle of its tiles: they wait for a lock.
    const blocker = new pg.Client({ connectionString: url });
    blocker.on('error', () => undefined);
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE stratascope.tile IN SHARE MODE');
    const cut = proxied.import('cut');
    await until(
      async () =>
        (await query(url, `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'COPY%' AND wait_event_type = 'Lock'`))
          .length > 0,
    );
    await primary.stop('KILL');
    const broken = await cut;
    expect([broken.status, detailOf(broken)]).toEqual([503, LIBRARY_AWAY]);
    for (let i = 0; i < 6; i++) {
      expect((await proxied.ask('/images')).status).toBe(200);
      expect((await proxied.ask(`/image/${id}?format=png&depth_min=${9001 + i}`)).status).toBe(200);
    }
    const refused = await proxied.import('refused');
    expect([refused.status, detailOf(refused)]).toEqual([503, LIBRARY_AWAY]);

    await primary.start();
    await until(async () => (await proxied.import('again')).status === 201);
    await until(async () => (await reading.names()).includes('again'));
    const names = await proxied.names();
    expect(names).toContain('kept');
    expect(names).not.toContain('cut');
    expect(names).not.toContain('refused');
  },
);
