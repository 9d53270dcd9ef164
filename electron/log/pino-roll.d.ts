// Types of the parts of pino-roll that logger.ts uses, because the package brings none.
declare module 'pino-roll' {
  import type { DestinationStream } from 'pino';

  interface Options {
    readonly file: string;
    readonly extension: string;
    /** Size of a file: `5m` is 5 MiB. */
    readonly size: string;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
    readonly sync: boolean;
    /** Characters that wait to be written; more are dropped. */
    readonly maxLength: number;
    readonly mode: number;
  }
  interface RollingFile extends DestinationStream {
    end(): void;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  export default function roll(options: Options): Promise<RollingFile>;
}
