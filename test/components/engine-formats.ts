// Tells the component tests what files the engine reads and writes: the engine itself is not for a page.
import type { TestProject } from 'vitest/node';
import { FILE_FORMATS } from '../../electron/engine/formats.ts';
import type { FileFormats } from '../../shared/model/file-formats.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly formats: FileFormats;
  }
}

export default function provideFormats({ provide }: TestProject): void {
  provide('formats', FILE_FORMATS);
}
