// A worker that fetches and decodes frames, so that arriving pictures do not delay the page's input and layout.
import './no-generated-code.ts';
import { errorShape } from '../../shared/errors.ts';
import { fetchFrame, type FrameAddress } from './fetch-frame.ts';

export type ToFrameWorker =
  { readonly key: number; readonly address: FrameAddress } | { readonly key: number; readonly abort: true };
export type FromFrameWorker =
  | { readonly key: number; readonly bitmap: ImageBitmap }
  | { readonly key: number; readonly error: ReturnType<typeof errorShape> };

const running = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ToFrameWorker>) => {
  if ('abort' in data) running.get(data.key)?.abort();
  else void answer(data.key, data.address);
});

async function answer(key: number, address: FrameAddress): Promise<void> {
  const controller = new AbortController();
  running.set(key, controller);
  try {
    const bitmap = await fetchFrame(address, controller.signal);
    reply({ key, bitmap }, [bitmap]);
  } catch (error) {
    reply({ key, error: errorShape(error) });
  } finally {
    running.delete(key);
  }
}

function reply(message: FromFrameWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
