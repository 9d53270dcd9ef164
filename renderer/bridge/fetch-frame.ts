// Fetches a frame by its address and decodes it, or throws the engine's sentence on why there is none.
import { z } from 'zod';
import { ERROR_CODES, StratascopeError } from '../../shared/errors.ts';
import { problemTexts } from './texts.ts';

/** `headers`: to send. */
export interface FrameAddress {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** Throws StratascopeError. The caller closes the bitmap. */
export async function fetchFrame({ url, headers }: FrameAddress, signal: AbortSignal): Promise<ImageBitmap> {
  return createImageBitmap(await fetchBlob(url, { signal, headers }));
}

/** Fetches a picture without decoding it. Throws StratascopeError. */
export async function fetchBlob(url: string, options: RequestInit): Promise<Blob> {
  return (await answerOf(url, options)).blob();
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
