// The handlers of all calls on the library. A call of the contract without a handler does not compile here.
import { colormapCalls } from './colormap-calls.ts';
import type { LibraryHandlers } from './library-handlers.ts';
import { logCalls } from './log-calls.ts';
import { recordCalls } from './record-calls.ts';
import { windowCalls } from './window-calls.ts';

export const libraryHandlers: LibraryHandlers = { ...logCalls, ...colormapCalls, ...recordCalls, ...windowCalls };
