/* The whole screen for a presentation, where the browser lets a page have it. */

interface Screenful {
  /** Whether the browser has it at all: in many frames and on some telephones it has not. */
  possible: boolean;
  /** Asks for the screen if a press has led here: without one, browsers refuse. */
  begin: () => void;
  /** Gives the screen back, and shows the page where it was scrolled to before. */
  end: () => void;
  toggle: () => void;
}

/** `left` is called when the reader leaves the full screen by the browser's own key, Escape. */
export function screenful(left: () => void): Screenful {
  let [ours, asked, scrolled] = [false, false, 0];
  const enter = () => void document.documentElement.requestFullscreen({ navigationUI: "hide" }).then(() => (ours = true), () => undefined);
  const exit = () => {
    ours = false;
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  };
  const changed = () => {
    if (document.fullscreenElement || !ours) return;
    ours = false;
    if (!asked) left();
    asked = false;
  };
  return {
    possible: Boolean(document.fullscreenEnabled),
    begin() {
      scrolled = window.scrollY;
      document.addEventListener("fullscreenchange", changed);
      if (document.fullscreenEnabled && navigator.userActivation?.isActive) enter();
    },
    end() {
      document.removeEventListener("fullscreenchange", changed);
      exit();
      requestAnimationFrame(() => window.scrollTo(0, scrolled));
    },
    toggle() {
      if (document.fullscreenElement) {
        asked = true;
        void document.exitFullscreen();
      } else enter();
    },
  };
}
