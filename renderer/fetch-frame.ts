// In: a frame's address. Out: its decoded picture, or the engine's sentence on why there is none.
import { errorShape } from '../shared/contract.ts';
import { errorFromShape, StratascopeError } from '../shared/errors.ts';

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

async function refusal(response: Response): Promise<StratascopeError> {
  const text = (await response.text()).trim();
  const shape = errorShape.safeParse(errorOf(text));
  if (shape.success) return errorFromShape(shape.data);
  return new StratascopeError('internal', text || `Expected a picture but received status ${response.status}`);
}

function errorOf(text: string): unknown {
  try {
    const body = JSON.parse(text) as { error?: unknown };
    return body.error ?? body;
  } catch {
    return undefined;
  }
}
