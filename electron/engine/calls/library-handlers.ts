// The type of the handlers of calls on the library. They run in a worker, which has the store open.
import type { CallOutput, LibraryCall, ParsedInput } from '../../../shared/contract.ts';
import type { ImageStore } from '../store/image-store.ts';

export type LibraryHandlers = {
  readonly [N in LibraryCall]: (store: ImageStore, input: ParsedInput<N>) => Promise<CallOutput<N>>;
};
