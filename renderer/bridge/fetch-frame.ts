// Fetches a frame by its address and decodes it, or throws the engine's sentence on why there is none.
import { z } from 'zod';
import { ERROR_CODES, StratascopeError } from '../../shared/errors.ts';
import { problemTexts } from './texts.ts';

/** `pixels`: the size of a frame of the format `rgb`, which has no header; absent for encoded pictures. `headers`: to send. */
export interface FrameAddress {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly pixels: { readonly widthPx: number; readonly heightPx: number } | undefined;
}

/** Throws StratascopeError. The caller closes the bitmap. */
export async function fetchFrame({ url, headers, pixels }: FrameAddress, signal: AbortSignal): Promise<ImageBitmap> {
  // A draft is hardly ever fetched twice, and its raw pixels would push other frames out of the browser's cache.
  const answer = await answerOf(url, { signal, headers, ...(pixels ? { cache: 'no-store' } : {}) });
  if (!pixels) return createImageBitmap(await answer.blob());
  return createImageBitmap(imageOf(new Uint8Array(await answer.arrayBuffer()), pixels.widthPx, pixels.heightPx));
}

/** Fetches a picture without decoding it. Throws StratascopeError. */
export async function fetchBlob(url: string, options: RequestInit): Promise<Blob> {
  return (await answerOf(url, options)).blob();
}

function imageOf(rgb: Uint8Array, widthPx: number, heightPx: number): ImageData {
  const image = new ImageData(widthPx, heightPx);
  const { data } = image;
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = rgb[from]!;
    data[to + 1] = rgb[from + 1]!;
    data[to + 2] = rgb[from + 2]!;
    data[to + 3] = 255;
  }
  return image;
}

export async function answerOf(url: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StratascopeError('internal', problemTexts.noPicture(reason), { cause: error });
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

const refusalBody = z.object({ detail: z.string(), code: z.enum(ERROR_CODES).default('internal') });

async function refusal(response: Response): Promise<StratascopeError> {
  const text = (await response.text()).trim();
  const body = refusalBody.safeParse(json(text));
  if (body.success) return new StratascopeError(body.data.code, body.data.detail);
  return new StratascopeError('internal', text || problemTexts.noPictureStatus(response.status));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
