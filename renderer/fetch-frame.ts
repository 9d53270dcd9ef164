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
    throw new StratascopeError('internal', `Expected a picture but the connection to Stratascope failed (${reason})`, {
      cause: error,
    });
  }
  if (!response.ok) throw await refusal(response);
  const bitmap = await createImageBitmap(await response.blob());
  if (signal.aborted) bitmap.close();
  return bitmap;
}

async function refusal(response: Response): Promise<StratascopeError> {
  const body: unknown = await response.json().catch(() => undefined);
  const envelope = body as { error?: unknown } | undefined;
  const shape = errorShape.safeParse(envelope?.error ?? body);
  if (shape.success) return errorFromShape(shape.data);
  return new StratascopeError(
    'internal',
    `Expected a picture but received status ${response.status} ${response.statusText}`,
  );
}
