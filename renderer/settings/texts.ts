// The words of the Settings dialog.
import { plural } from '../controls/wording.ts';

const PARTS = { host: 'a host', database: 'a database', user: 'a user' } as const;

export const settingsTexts = {
  settings: 'Settings',
  tabs: { general: 'General', api: 'Localhost API', library: 'Library' },
  general: {
    theme: 'Theme',
    themes: { system: 'As the system', dark: 'Dark', light: 'Light' },
    themeChoice: (theme: string) => `Theme ${theme}`,
    pictures: 'Pictures',
    lossless: 'Exact colours at rest',
    losslessHint: 'As PNG in place of JPEG. Over a network they take longer.',
    defaults: 'Defaults',
    reset: 'Reset to defaults',
    resetHint: 'These settings, the widths of the panels and what the palette remembers. Image logs stay as they are.',
    resetDone: 'The settings are back at their defaults',
  },
  ownerOnly: 'Only the owner of this library sees these.',

  api: {
    switch: 'Localhost API',
    switchHint: 'Programs on this machine fetch pictures and values over HTTP. Other machines cannot reach it.',
    address: 'Address',
    copyUrl: 'Copy URL',
    copyCurl: 'Copy as curl',
    port: 'Port',
    aPort: 'a port',
    openReads: 'Let programs on this machine read without the token',
    openReadsHint: 'Importing and deleting need it all the same.',
    served: 'Served',
    requests: (count: number, own: boolean) =>
      `${plural(count, 'request')} since it was ${own ? 'switched on' : 'started'}`,
    off: 'Nothing: it is off',
    token: 'Token',
    hide: 'Hide',
    show: 'Show',
    copy: 'Copy',
    newToken: 'New token…',
    newTokenWarning: 'Programs that use the present token are refused from then on.',
    makeToken: 'Make a new token',
    keepToken: 'Keep this one',
  },

  library: {
    library: 'Library',
    local: 'This computer',
    server: 'Team server',
    serverHint: 'PostgreSQL, shared by a team',
    host: 'Host',
    port: 'Port',
    aPort: 'a port',
    database: 'Database',
    user: 'User',
    password: 'Password',
    passwordAsBefore: 'As before',
    passwordHint: 'Kept by the operating system, not in a file.',
    missing: (part: keyof typeof PARTS) => `Expected ${PARTS[part]} but received nothing`,
    connecting: 'Connecting…',
    now: (place: string) => `The library is now ${place}`,
    is: (place: string) => `The library is ${place}`,
    onServer: (database: string, host: string) => `${database} on ${host}`,
    onThisComputer: 'on this computer',
    useLocal: 'Use This Computer',
    connect: 'Connect',
  },
} as const;
