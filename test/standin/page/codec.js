// Encodes values that structured cloning takes as text, and back. The same source runs in Node and in the page.
function createCodec() {
  const toBase64 = (bytes) => (bytes.toBase64 ? bytes.toBase64() : Buffer.from(bytes).toString('base64'));
  const fromBase64 = (text) =>
    Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : new Uint8Array(Buffer.from(text, 'base64'));

  // What JSON has is itself; everything else is { $: kind, v: … }, objects too, so that a $ of theirs means nothing.
  const pack = (value) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (Array.isArray(value)) return value.map(pack);
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const type = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
      return { $: 'array', type, v: toBase64(bytes) };
    }
    const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    // By name, for an object may come from another realm.
    if (prototype !== null && prototype?.constructor?.name !== 'Object')
      throw new Error('An object could not be cloned.');
    return { $: 'object', v: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)])) };
  };

  const unpack = (value) => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    if (value.$ === 'undefined') return undefined;
    if (value.$ === 'number') return Number(value.v);
    if (value.$ === 'array') return new globalThis[value.type](fromBase64(value.v).buffer);
    return Object.fromEntries(Object.entries(value.v).map(([key, item]) => [key, unpack(item)]));
  };

  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) };
}
