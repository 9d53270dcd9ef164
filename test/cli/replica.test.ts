// Tests several `serve` on a PostgreSQL and its streaming replica, behind nginx set up as the documents show.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logCsv, send, type Answer, type Init } from '../http/api-fixture.ts';
import { POSTGRES_OFF } from '../fixtures/postgres.ts';
import { hasNginx, startNginx } from '../fixtures/start-nginx.ts';
import { freePort, makePostgres, makeReplica, query, urlOf, type PostgresCluster } from '../fixtures/start-postgres.ts';
import { startServe } from '../fixtures/start-serve.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const PAGE = 'resources/docs/team-library.md';
const LIBRARY_AWAY = 'The library cannot be used at the moment; try again in a moment';

const missing = POSTGRES_OFF ? 'STRATASCOPE_TEST_POSTGRES is off' : hasNginx ? undefined : 'there is no nginx here';
if (missing !== undefined) console.log(`Not tested: a replica and a proxy, for ${missing}`);

let primary: PostgresCluster;
let replica: PostgresCluster;
beforeAll(async () => {
  if (missing !== undefined) return;
  const settings = ['fsync=off'];
  primary = await makePostgres(settings);
  replica = await makeReplica(primary, settings);
});
afterAll(async () => {
  for (const cluster of [replica, primary]) await cluster?.remove();
});

/** A `serve` on each, with one token for all, and the proxy before them. */
async function startTeam() {
  const name = `team_${(await query(urlOf(primary.port, 'postgres'), 'SELECT count(*) AS n FROM pg_database'))[0]!['n'] as string}`;
  await query(urlOf(primary.port, 'postgres'), `CREATE DATABASE ${name}`);
  const proxyPort = await freePort();
  let token: string | undefined;
  const serve = async ({ port }: PostgresCluster) => {
    const data = temporaryDir();
    if (token !== undefined) fs.writeFileSync(path.join(data, 'api-token'), `${token}\n`, { mode: 0o600 });
    const store = ['--store', urlOf(port, name)];
    return startServe(data, '--api-only', '--allowed-host', `logs.example:${proxyPort}`, ...store);
  };
  const one = await serve(primary);
  token = one.token;
  // What the first has made has to have arrived.
  await until(
    async () =>
      (await query(urlOf(replica.port, name), `SELECT to_regclass('stratascope.record') IS NOT NULL AS there`))[0]![
        'there'
      ] === true,
  );
  const [other, reading] = await Promise.all([serve(primary), serve(replica)]);
  const [site] = /(?<=```nginx\n).*?(?=```)/s.exec(fs.readFileSync(PAGE, 'utf8'))!;
  const ports = { 7381: one.port, 7382: other.port, 7383: reading.port, 8080: proxyPort };
  await startNginx(
    site.replace(/\b(?:738[123]|8080)\b/g, (port) => String(ports[Number(port) as keyof typeof ports])),
    proxyPort,
  );
  const headers = { authorization: `Bearer ${token}` };
  return {
    url: urlOf(primary.port, name),
    at: (server: { port: number }) => clientOf(server.port, headers),
    proxied: clientOf(proxyPort, { ...headers, host: `logs.example:${proxyPort}` }),
    ...{ one, other, reading },
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
  while (!(await isSo())) await setTimeout(50);
}

const detailOf = ({ body }: Answer): string => (JSON.parse(body.toString()) as { detail: string }).detail;

test.skipIf(missing !== undefined)(
  'what is imported through one is seen in the others, and through the proxy',
  async () => {
    const { at, proxied, one, other, reading } = await startTeam();
    expect((await at(one).import('first')).status).toBe(201);
    for (const server of [other, reading]) await until(async () => (await at(server).names()).includes('first'));
    const imported = await proxied.import('second');
    expect(imported.status).toBe(201);
    expect(JSON.parse(imported.body.toString())).toMatchObject({ name: 'second', rows: 600 });
    const { id } = JSON.parse(imported.body.toString()) as { id: number };
    for (const server of [one, other, reading]) await until(async () => (await at(server).names()).includes('second'));
    const pictures = await Promise.all(Array.from({ length: 6 }, () => proxied.ask(`/image/${id}?format=png`)));
    for (const { status, body } of pictures) {
      expect(status).toBe(200);
      expect(body.equals(pictures[0]!.body)).toBe(true);
    }

    const refused = await at(reading).import('third');
    expect(refused.status).toBe(403);
    expect(detailOf(refused)).toMatch(/^Expected a library that can be changed but this one can only be read/);
    expect((await at(reading).ask(`/images/${id}`, { method: 'DELETE' })).status).toBe(403);
    expect((await proxied.ask(`/images/${id}`, { method: 'DELETE' })).status).toBe(204);
    await until(async () => (await at(reading).ask(`/images/${id}`)).status === 404);
  },
);

test.skipIf(missing !== undefined)('a replica that was away answers a sentence, and then goes on', async () => {
  const { at, proxied, one, reading } = await startTeam();
  await replica.stop('INT');
  const away = await at(reading).ask('/images');
  expect([away.status, detailOf(away)]).toEqual([503, LIBRARY_AWAY]);
  for (let i = 0; i < 6; i++) expect((await proxied.ask('/images')).status).toBe(200);
  expect((await at(one).import('meanwhile')).status).toBe(201);
  await replica.start();
  await until(async () => (await at(reading).ask('/images')).status === 200);
  await until(async () => (await at(reading).names()).includes('meanwhile'));
});

test.skipIf(missing !== undefined)(
  'without its primary reads go on and imports are refused until it is back',
  async () => {
    const { url, at, proxied, reading } = await startTeam();
    const { id } = JSON.parse((await proxied.import('kept')).body.toString()) as { id: number };
    await until(async () => (await at(reading).names()).includes('kept'));

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
    await until(async () => (await at(reading).names()).includes('again'));
    expect((await proxied.names()).sort()).toEqual(['again', 'kept']);
  },
);
