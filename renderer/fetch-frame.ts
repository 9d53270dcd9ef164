// In: a frame's address. Out: its decoded picture, or the engine's sentence on why there is none.
import { z } from 'zod';
import { ERROR_CODES, StratascopeError } from '../shared/errors.ts';

/** Throws StratascopeError. The caller closes the bitmap. */
export async function fetchFrame(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Expected a picture but the connection to Stratascope failed (${reason}): is it still running?`;
    throw new StratascopeError('internal', message, { cause: error });
  }
  if (!response.ok) throw await refusal(response);
  return createImageBitmap(await response.blob());
}

const refusalBody = z.object({ detail: z.string(), code: z.enum(ERROR_CODES).default('internal') });

async function refusal(response: Response): Promise<StratascopeError> {
  const text = (await response.text()).trim();
  const body = refusalBody.safeParse(json(text));
  if (body.success) return new StratascopeError(body.data.code, body.data.detail);
  return new StratascopeError('internal', text || `Expected a picture but received status ${response.status}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
