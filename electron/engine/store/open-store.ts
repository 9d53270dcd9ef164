// Opens a library at its location, in SQLite or PostgreSQL.
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { TeamServer } from '../../../shared/model/status.ts';
import { LIBRARY_FILE } from '../data-dir.ts';
import type { ImageStore } from './image-store.ts';
import { SqliteStore } from './sqlite-store.ts';

interface ServerLocation {
  readonly kind: 'postgres';
  /** May hold a password: it is shown to no one and written nowhere. */
  readonly url: string;
}
export type StoreLocation = { readonly kind: 'sqlite'; readonly file: string } | ServerLocation;

/** The library of this computer. */
export function localLibrary(dataDir: string): StoreLocation {
  return { kind: 'sqlite', file: path.join(dataDir, LIBRARY_FILE) };
}

/** A library on a server, from `postgres://user:password@host:5432/database`. Throws `bad_input` without repeating it. */
export function serverLibrary(url: string): ServerLocation {
  if (!/^postgres(ql)?:\/\/[^/]*\/./.test(url) || !URL.canParse(url)) {
    throw new StratascopeError(
      'bad_input',
      'Expected a library like postgres://user@host:5432/database but received something else',
    );
  }
  return { kind: 'postgres', url };
}

/** `--store`, else STRATASCOPE_STORE, else undefined: the library of this computer. */
export function storeOf(option: string | undefined): string | undefined {
  return option ?? (process.env['STRATASCOPE_STORE'] || undefined);
}

export function teamServerUrl({ host, port, database, user }: TeamServer, password: string | undefined): string {
  const secret = password ? `:${encodeURIComponent(password)}` : '';
  const address = host.includes(':') ? `[${host}]` : host;
  return `postgres://${encodeURIComponent(user)}${secret}@${address}:${port}/${encodeURIComponent(database)}`;
}

/** What may be shown of a library on a server. */
export function teamServerOf(url: string): TeamServer {
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, '') || (searchParams.get('host') ?? 'localhost'),
    port: Number(port || 5432),
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username) || 'postgres',
  };
}

/** Until the server of a library answers, or a minute has passed: it may be starting at the same time as this program. */
export async function waitForServer(store: string): Promise<void> {
  const { waitForPostgres } = await import('./postgres-library.ts');
  await waitForPostgres(serverLibrary(store).url, 60_000);
}

/** `ownerToken` marks what this process has under way. Throws `library` when the library cannot be opened. */
export async function openStore(location: StoreLocation, ownerToken: string): Promise<ImageStore> {
  if (location.kind === 'sqlite') return new SqliteStore(location.file, ownerToken);
  // Most libraries are on this computer: they are opened without loading a client for the others.
  const { PostgresStore } = await import('./postgres-store.ts');
  return PostgresStore.open(location.url);
}
