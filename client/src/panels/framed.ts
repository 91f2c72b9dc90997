/* In another site's frame: tells the host how high the page would like to be, in the words that hosts know.

   `{subject: "lti.frameResize", height}` (IMS Global, LTI postMessage; Canvas, Sakai, Brightspace), WordPress's
   `{message: "height", value, secret}` where its `#?secret=` is in the address, and `{sender: "claimline", height}` for others. */

const CHART = 480; // pixels that the chart would like
const FOOT = 12; // pixels of the page below the view
const MOST = 900; // and no view more than this: longer ones scroll inside the frame

export const framed = () => window.parent !== window;

/** Pixels of the page down to the foot of the view, the chart's own not counted; the card beside it scrolls. */
function around(page: HTMLElement, panels: HTMLElement, chart: HTMLElement): number {
  return Math.ceil(panels.getBoundingClientRect().bottom - page.getBoundingClientRect().top - chart.offsetHeight + FOOT);
}

function tell(height: number): void {
  const secret = /[?&]secret=([\w-]+)/.exec(location.hash);
  window.parent.postMessage({ subject: "lti.frameResize", height }, "*");
  window.parent.postMessage({ sender: "claimline", height }, "*");
  if (secret) window.parent.postMessage({ message: "height", value: height, secret: secret[1] }, "*");
}

/** Tells the host once the page is drawn, and again when its wish changes: the wish is the same whatever height the host
    gives, or frame and page would chase each other. */
export function inFrame(page: HTMLElement, panels: HTMLElement, chart: HTMLElement): void {
  if (!framed()) return;
  let told = 0;
  const look = () => {
    const rest = around(page, panels, chart);
    const height = chart.offsetHeight ? rest + CHART : Math.min(rest, MOST);
    if (chart.offsetHeight) page.style.setProperty("--around", `${rest}px`);
    if (height !== told) tell((told = height));
  };
  new ResizeObserver(() => requestAnimationFrame(look)).observe(panels); // it begins with the size that there is
}
