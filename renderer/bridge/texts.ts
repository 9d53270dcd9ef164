// The sentences for problems in the page itself: what was expected, what came, and what to do next.

export const problemTexts = {
  noReply: (status: number) => `Expected a reply but received status ${status}; reload the page`,
  noAnswer: (reason: string) =>
    `Expected an answer from Stratascope but the connection failed (${reason}): is it still running?`,
  noPicture: (reason: string) =>
    `Expected a picture but the connection to Stratascope failed (${reason}): is it still running?`,
  noPictureStatus: (status: number) => `Expected a picture but received status ${status}; try again`,
  noPictures: 'Pictures could not be read; try again',

  noLongerOffered: 'This file is no longer on offer; choose it again',
  filesToImport: 'Files to import',
} as const;
