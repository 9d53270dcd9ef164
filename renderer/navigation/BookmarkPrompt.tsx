// The prompt for the name of a new bookmark of the depth window.
import { useId, useState, type SubmitEvent } from 'react';
import { MAX_BOOKMARK_NAME_CHARACTERS, MOST_BOOKMARKS } from '../../shared/records/bookmark.ts';
import type { OfView } from '../commands/feature.ts';
import { addBookmark, bookmarkDepths, useBookmarks } from './bookmarks.ts';
import { closePrompt, Outcome, StagePrompt } from './StagePrompt.tsx';
import { navigationTexts as texts } from './texts.ts';
import buttons from '../controls/button.module.css';

/** Another log's window has another name. */
export function BookmarkPrompt({ log, view }: OfView) {
  return <NamePrompt key={log.id} log={log} view={view} />;
}

function NamePrompt({ log, view }: OfView) {
  const id = useId();
  // The wheel may move it meanwhile: what is named is what was on screen when the name was asked for.
  const [window] = useState(view);
  const depths = bookmarkDepths(window, log);
  const [name, setName] = useState(depths);
  const [tried, setTried] = useState(false);
  const bookmarks = useBookmarks(log);
  const problem = problemOf(name, bookmarks.length);
  const wrong = tried && problem !== undefined;

  function add(event: SubmitEvent): void {
    event.preventDefault();
    if (problem !== undefined) return setTried(true);
    const { depthMin, depthMax } = window;
    void addBookmark(log, { name: name.trim(), depthMin, depthMax });
    closePrompt();
  }

  return (
    <StagePrompt title={texts.bookmarkAdd}>
      <form onSubmit={add}>
        <input
          aria-label={texts.bookmarkName}
          aria-describedby={`${id}-outcome`}
          aria-invalid={wrong}
          autoComplete="off"
          maxLength={MAX_BOOKMARK_NAME_CHARACTERS}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setTried(false);
          }}
        />
        <button type="submit" className={buttons.primary}>
          {texts.bookmarkAddButton}
        </button>
        <Outcome id={`${id}-outcome`} wrong={wrong}>
          {wrong ? problem : depths}
        </Outcome>
      </form>
    </StagePrompt>
  );
}

function problemOf(name: string, count: number): string | undefined {
  if (name.trim() === '') return texts.bookmarkUnnamed;
  return count >= MOST_BOOKMARKS ? texts.bookmarksFull(MOST_BOOKMARKS) : undefined;
}
