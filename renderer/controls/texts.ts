// The words of general controls: buttons of every dialog, and numbers and colours that cannot be read.

export const controlTexts = {
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  copied: 'Copied',
  clipboardRefused: (reason: string) =>
    `The clipboard refused it (${reason}); click into the window once and copy again`,

  wrongNumber: (expected: string, typed: string) => `Expected ${expected} but received “${typed}”`,
  noNumber: (expected: string) => `Expected ${expected} but received nothing`,
  whole: (what: string) => `${what} in whole numbers`,
  between: (kind: string, min: string, max: string, suffix: string) => `${kind} from ${min} to ${max}${suffix}`,

  hex: (label: string) => `${label} as #rrggbb`,
  hexExpected: (typed: string) => `Expected a colour like #ff8800 but received “${typed}”`,
} as const;
