// The list of the open log's bookmarks, a single Tab stop: go to one, rename it in place, delete it.
import { BookmarkPlus, Pencil, X } from 'lucide-react';
import { memo, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { MAX_BOOKMARK_NAME_CHARACTERS } from '../../shared/records/bookmark.ts';
import { removeRecord } from '../state/change-records.ts';
import { bookmarkDepths, renameBookmark, showBookmark, useBookmarks, type KeptBookmark } from './bookmarks.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import type { OfLog } from '../commands/feature.ts';
import { listTarget } from '../controls/list-keys.ts';
import { NameField } from '../controls/RenameField.tsx';
import { useViewer, bookmarksShown, closeDrawer } from '../state/store.ts';
import { navigationTexts as texts } from './texts.ts';
import visually from '../controls/visually-hidden.module.css';
import buttons from '../controls/button.module.css';
import styles from './BookmarkList.module.css';

/** Another log's list begins anew. */
export function BookmarkSection({ log }: OfLog) {
  return <BookmarkList key={log.id} log={log} />;
}

/** There may be a thousand: the controls around them change nothing here. */
const BookmarkList = memo(function BookmarkList({ log }: { readonly log: ImageLog }) {
  const section = useRef<HTMLElement>(null);
  const asked = useViewer((viewer) => viewer.bookmarksAsked);
  const [active, setActive] = useState(0);
  const [renaming, setRenaming] = useState<string>();
  const [removed, setRemoved] = useState('');
  const bookmarks = useBookmarks(log);
  const current = Math.min(active, bookmarks.length - 1);

  /** A bookmark, or the button that adds the first one. */
  function focus(at: number): void {
    const found = section.current?.querySelectorAll<HTMLElement>('[data-bookmark]')[at];
    (found ?? section.current?.querySelector<HTMLElement>('header button'))?.focus();
  }

  useEffect(() => {
    if (!asked) return;
    bookmarksShown();
    section.current?.scrollIntoView({ block: 'nearest' });
    focus(current);
  });

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = listTarget(event.key, current, bookmarks.length);
    if (target !== undefined) focus(target);
    else if (event.key === 'F2') setRenaming(bookmarks[current]?.id);
    else if (event.key === 'Delete') remove(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function show({ body }: KeptBookmark): void {
    showBookmark(body);
    // Where the panel lies over the picture, it makes room for it.
    closeDrawer();
  }

  function remove(at: number): void {
    const bookmark = bookmarks[at];
    if (!bookmark) return;
    void removeRecord(bookmark);
    setRemoved(texts.removed(bookmark.body.name));
    // The list is already without it when this is done.
    requestAnimationFrame(() => focus(Math.min(at, bookmarks.length - 2)));
  }

  function rename(bookmark: KeptBookmark, name: string | undefined, byKey: boolean): void {
    setRenaming(undefined);
    if (name !== undefined) void renameBookmark(bookmark, name);
    if (byKey) requestAnimationFrame(() => focus(current));
  }

  return (
    <section className={styles.bookmarks} ref={section} aria-labelledby="bookmarks-title">
      <header>
        <h2 id="bookmarks-title">{texts.bookmarks}</h2>
        <CommandButton id="bookmark-add" label={texts.bookmarkAdd} icon={<BookmarkPlus aria-hidden="true" />} />
      </header>
      {bookmarks.length === 0 ? (
        <p className={styles.none}>{texts.noBookmarks}</p>
      ) : (
        <ul aria-labelledby="bookmarks-title" onKeyDown={press}>
          {bookmarks.map((bookmark, i) => (
            <li key={bookmark.id} className={styles.bookmark}>
              {bookmark.id === renaming ? (
                <NameField
                  label={texts.newName(bookmark.body.name)}
                  name={bookmark.body.name}
                  maxLength={MAX_BOOKMARK_NAME_CHARACTERS}
                  done={(name, byKey) => rename(bookmark, name, byKey)}
                />
              ) : (
                <BookmarkButtons
                  name={bookmark.body.name}
                  depths={bookmarkDepths(bookmark.body, log)}
                  current={i === current}
                  onFocus={() => setActive(i)}
                  show={() => show(bookmark)}
                  rename={() => setRenaming(bookmark.id)}
                  remove={() => remove(i)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={visually.hidden} role="status">
        {removed}
      </p>
    </section>
  );
});

interface BookmarkButtonsProps {
  readonly name: string;
  readonly depths: string;
  /** The one at which the Tab key stops. */
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly show: () => void;
  readonly rename: () => void;
  readonly remove: () => void;
}

function BookmarkButtons({ name, depths, current, onFocus, show, rename, remove }: BookmarkButtonsProps) {
  return (
    <>
      <button
        type="button"
        className={styles.show}
        data-bookmark=""
        tabIndex={current ? 0 : -1}
        aria-keyshortcuts="F2 Delete"
        title={`${name}\n${depths}`}
        onFocus={onFocus}
        onClick={show}
      >
        <span>{name}</span>
        {name !== depths && <span className={styles.depths}>{depths}</span>}
      </button>
      <IconButton label={texts.rename(name)} icon={<Pencil aria-hidden="true" />} press={rename} />
      <IconButton label={texts.remove(name)} icon={<X aria-hidden="true" />} press={remove} />
    </>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly press: () => void;
}

/** By the mouse alone: keys do the same on the bookmark itself. */
function IconButton({ label, icon, press }: IconButtonProps) {
  return (
    <button
      type="button"
      className={[buttons.plainIcon, styles.tool].join(' ')}
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={press}
    >
      {icon}
    </button>
  );
}
