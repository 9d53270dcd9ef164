// Makes the address of a worker's script one that the page's policy (Trusted Types) lets through.

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** Not every browser has it yet, and TypeScript's own types leave it out. */
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };

/** The one policy whose name the host's Content-Security-Policy lists. It makes nothing but addresses of our own scripts. */
const policy = trustedTypes?.createPolicy('stratascope', { createScriptURL: ownScript });

/** @throws TypeError for a script that does not come from where the page comes from. */
function ownScript(address: string): string {
  const { origin, protocol, href } = new URL(address, location.href);
  // The origin of a blob is the page's, but anything can be in it.
  if (protocol !== location.protocol || origin !== location.origin)
    throw new TypeError(`Expected a script of ${location.origin} but received ${href}`);
  return href;
}

/** What `new Worker` takes where Trusted Types are required. */
export function scriptAddress(address: string): string {
  return policy?.createScriptURL(address) ?? ownScript(address);
}
