// Connects the two worlds of a page: objects that one world exposes get doubles in the other, as by contextBridge.
// Runs in both worlds, the page's ('main') and the preload script's ('preload'). A CustomEvent's detail is structured-cloned
// from one to the other and dispatched at once; functions and promises, which cannot be cloned, stay where they are and go
// over as numbers.
function connectWorlds(side) {
  const other = side === 'main' ? 'preload' : 'main';
  const functions = new Map();
  const returned = new Map();
  const promises = new Map();
  let last = 0;

  const post = (message) => document.dispatchEvent(new CustomEvent(`__standIn_${other}`, { detail: message }));
  const isPlain = (value) => typeof value === 'object' && value !== null && value.constructor?.name === 'Object';
  const mapObject = (object, change) =>
    Object.fromEntries(Object.entries(object).map(([key, item]) => [key, change(item)]));

  const give = (value) => {
    const id = ++last;
    if (typeof value === 'function') {
      functions.set(id, value);
      return { $function: id };
    }
    if (value instanceof Promise) {
      value.then(
        (result) => post({ kind: 'settle', id, ok: true, value: give(result) }),
        (error) => post({ kind: 'settle', id, ok: false, value: String(error?.message ?? error) }),
      );
      return { $promise: id };
    }
    if (Array.isArray(value)) return value.map(give);
    return isPlain(value) ? mapObject(value, give) : value;
  };

  const take = (value) => {
    if (Array.isArray(value)) return value.map(take);
    if (!isPlain(value)) return value;
    if ('$function' in value) return (...args) => call(value.$function, args);
    if ('$promise' in value) {
      return new Promise((resolve, reject) => promises.set(value.$promise, { resolve, reject }));
    }
    return mapObject(value, take);
  };

  const call = (target, args) => {
    const id = ++last;
    post({ kind: 'call', id, target, args: give(args) });
    const answer = returned.get(id);
    returned.delete(id);
    if (!answer?.ok) throw new Error(answer?.value ?? 'The other world is gone');
    return take(answer.value);
  };

  const answerCall = ({ target, args }) => {
    try {
      return { ok: true, value: give(functions.get(target)(...take(args))) };
    } catch (error) {
      return { ok: false, value: error.message };
    }
  };

  const receive = (message) => {
    if (message.kind === 'call') post({ kind: 'return', id: message.id, ...answerCall(message) });
    else if (message.kind === 'return') returned.set(message.id, message);
    else if (message.kind === 'expose') {
      Object.defineProperty(window, message.key, { value: Object.freeze(take(message.value)), enumerable: true });
    } else {
      const { resolve, reject } = promises.get(message.id);
      promises.delete(message.id);
      if (message.ok) resolve(take(message.value));
      else reject(new Error(message.value));
    }
  };

  document.addEventListener(`__standIn_${side}`, (event) => receive(event.detail));
  return { expose: (key, value) => post({ kind: 'expose', key, value: give(value) }) };
}
