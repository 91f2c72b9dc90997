/* What others put on the page. */
interface Window {
  Plotly?: any;
  dash_clientside: any;
}
