// Tests that files are uploaded one after another, and that waiting ones are listed and can be cancelled.
import { beforeEach, expect, it } from 'vitest';
import { createUploads, type Uploads } from '../../../renderer/bridge/uploads.ts';
import type { Reply } from '../../../shared/contract.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import type { OfferedFile } from '../../../shared/model/status.ts';

let sent: { name: string; show: boolean; answer: (reply: Reply<unknown>) => void }[];
let problems: string[];
let uploads: Uploads;

const options = importOptions.parse({});
const files = ['a.csv', 'b.csv', 'c.csv'].map((name) => new File(['depth,v\n'], name));
const ok: Reply<unknown> = { ok: true, value: {} };
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const asIs = ({ offerId }: OfferedFile) => ({ offerId, options });
const waiting = (): string[] => uploads.waiting().map((job) => job.title);

beforeEach(() => {
  sent = [];
  problems = [];
  uploads = createUploads({
    post: (file, { show }) => new Promise((answer) => sent.push({ name: file.name, show, answer })),
    onChange: () => undefined,
    onProblem: ({ message }) => problems.push(message),
  });
});

it('sends one at a time, in order, and lists the others as queued', async () => {
  uploads.start(uploads.offer(files).map(asIs));
  expect(sent.map(({ name }) => name)).toEqual(['a.csv']);
  // The server's own list has it now.
  uploads.forgetStarted();
  expect(waiting()).toEqual(['b.csv', 'c.csv']);
  sent[0]!.answer(ok);
  await settle();
  expect(sent.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
});

it('queues behind an upload that is under way, and shows only the first of each choice', async () => {
  const [a, b, c] = uploads.offer(files).map((offer) => offer.offerId);
  uploads.start([a!, b!].map((offerId) => ({ offerId, options })));
  uploads.start([c!].map((offerId) => ({ offerId, options })));
  expect(sent).toHaveLength(1);
  for (let i = 0; i < 3; i++) {
    sent[i]!.answer(ok);
    await settle();
  }
  expect(sent.map(({ name, show }) => [name, show])).toEqual([
    ['a.csv', true],
    ['b.csv', false],
    ['c.csv', true],
  ]);
});

it('cancels one that waits, and leaves one that is sent to the server', async () => {
  const [a, b, c] = uploads.offer(files).map((offer) => offer.offerId);
  uploads.start([a!, b!, c!].map((offerId) => ({ offerId, options })));
  expect(uploads.cancel(a!)).toBe(false);
  expect(uploads.cancel(b!)).toBe(true);
  sent[0]!.answer(ok);
  await settle();
  expect(sent.map(({ name }) => name)).toEqual(['a.csv', 'c.csv']);
});

it('tells a refusal, but not that the user cancelled, and goes on', async () => {
  uploads.start(uploads.offer(files).map(asIs));
  sent[0]!.answer({ ok: false, error: { code: 'library', message: 'The disk is full' } });
  await settle();
  sent[1]!.answer({ ok: false, error: { code: 'cancelled', message: 'Cancelled' } });
  await settle();
  expect(problems).toEqual(['The disk is full']);
  expect(sent).toHaveLength(3);
});

it('sends nothing that was discarded', () => {
  const [a] = uploads.offer(files).map((offer) => offer.offerId);
  uploads.discard([a!]);
  uploads.start([a!].map((offerId) => ({ offerId, options })));
  expect(sent).toEqual([]);
});
