/* In another site's frame: tells the host which height the page needs, in the messages that hosts understand.

   `{subject: "lti.frameResize", height}` (IMS Global, LTI postMessage; Canvas, Sakai, Brightspace), WordPress's
   `{message: "height", value, secret}` where its `#?secret=` is in the address, and `{sender: "claimline", height}` for others. */

const CHART = 480; // pixels of height for the chart
const FOOT = 12; // pixels of the page below the view
const MOST = 900; // and no view more than this: longer ones scroll inside the frame

export const framed = () => window.parent !== window;

/** The height of the page down to the end of the view, without the chart. The card beside it scrolls. */
function around(page: HTMLElement, panels: HTMLElement, chart: HTMLElement): number {
  return Math.ceil(panels.getBoundingClientRect().bottom - page.getBoundingClientRect().top - chart.offsetHeight + FOOT);
}

function tell(height: number): void {
  const secret = /[?&]secret=([\w-]+)/.exec(location.hash);
  window.parent.postMessage({ subject: "lti.frameResize", height }, "*");
  window.parent.postMessage({ sender: "claimline", height }, "*");
  if (secret) window.parent.postMessage({ message: "height", value: height, secret: secret[1] }, "*");
}

/** Tells the host the height once the page is drawn, and again when it changes. It does not depend on the height that the host
    gives; else frame and page would change each other without end. */
export function inFrame(page: HTMLElement, panels: HTMLElement, chart: HTMLElement): void {
  if (!framed()) return;
  let told = 0;
  const look = () => {
    if (page.dataset.view === "present") return; // it is as high as its frame
    const rest = around(page, panels, chart);
    const height = chart.offsetHeight ? rest + CHART : Math.min(rest, MOST);
    if (chart.offsetHeight) page.style.setProperty("--around", `${rest}px`);
    if (height !== told) tell((told = height));
  };
  new ResizeObserver(() => requestAnimationFrame(look)).observe(panels); // it begins with the size that there is
}
