// Names the tests that failed, with the first lines of their errors, from the JSON reports of Vitest and Playwright.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What a log's tail has room for, of some dozens of tests; the whole error stands where the test ran. */
const ERROR_LINES = 8;

/** A file that could not be loaded has no tests, and failed all the same. */
export function failedUnitTests({ testResults = [] }, root) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [paragraph(file, message)] : [];
    return failed.map(({ fullName, failureMessages }) => paragraph(`${file} > ${fullName}`, failureMessages[0]));
  });
}

/** A spec that could not be loaded keeps all of them from running. */
export function failedEndToEndTests({ suites = [], errors = [] }) {
  const outside = errors.map(({ message }) => paragraph('end-to-end, outside of a test', message));
  return [...outside, ...suites.flatMap((suite) => failedOfSuite(suite, []))];
}

function failedOfSuite({ title, specs, suites = [] }, above) {
  const place = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) => {
        const name = [...place, spec.title].join(' > ');
        return paragraph(projectName ? `[${projectName}] ${name}` : name, results.at(-1)?.errors[0]?.message);
      }),
  );
  return [...own, ...suites.flatMap((suite) => failedOfSuite(suite, place))];
}

function paragraph(name, message = 'no error was reported') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return [`FAILED ${name}`, ...lines.slice(0, ERROR_LINES).map((line) => `  ${line}`)].join('\n');
}
