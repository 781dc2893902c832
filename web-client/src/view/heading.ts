/** Where the focus goes when what is read becomes another page: to its heading, so that a screen
 * reader says it and Tab goes on from there. */
import { useEffect, useRef, type MutableRef } from 'preact/hooks';

/** False: there is none yet. */
export function focusHeading(within: ParentNode, which: 'h1' | 'h2' | 'h3' = 'h1'): boolean {
  const heading = within.querySelector<HTMLElement>(which);
  if (!heading) return false;
  heading.tabIndex = -1; // to be reached by us, not by Tab
  heading.focus();
  return true;
}

/** For a part of a window that becomes a form and back: the form's heading, then the window's. */
export function useFormFocus(what: string): MutableRef<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement | null>(null);
  const last = useRef(what);
  useEffect(() => {
    const shown = part.current;
    if (last.current === what || !shown) return;
    last.current = what;
    if (focusHeading(shown, 'h3')) return;
    const around = shown.closest('dialog');
    if (around) focusHeading(around, 'h2');
  }, [what]);
  return part;
}

/** Whoever has begun to fill in a field is left there. */
const isWriting = () => document.activeElement?.matches('input, select, textarea') ?? false;

/** After each change of `here`, once the new page is there: not on the first, where nobody was
 * anywhere before. */
export function useHeadingFocus(within: MutableRef<HTMLElement | null>, here: string): void {
  const last = useRef(here);
  useEffect(() => {
    const shown = within.current;
    if (last.current === here || !shown) return undefined;
    last.current = here;
    scrollTo(0, 0);
    shown.scrollTop = 0;
    const coming = new MutationObserver(() => {
      if (isWriting() || focusHeading(shown)) coming.disconnect();
    });
    const look = requestAnimationFrame(() => {
      // By now the page before has made room.
      if (!focusHeading(shown)) coming.observe(shown, { childList: true, subtree: true });
    });
    return () => {
      cancelAnimationFrame(look);
      coming.disconnect();
    };
  }, [here]);
}
