// What the handler of a call on the library is given and answers. It runs in a worker, which has the store open.
import type { CallOutput, LibraryCall, ParsedInput } from '../../../shared/contract.ts';
import type { ImageStore } from '../store/image-store.ts';

export type LibraryHandlers = {
  readonly [N in LibraryCall]: (store: ImageStore, input: ParsedInput<N>) => Promise<CallOutput<N>>;
};
