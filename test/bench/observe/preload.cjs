// Runs in the page beside the app's preload. Waits for each moment in turn: the first element that fits its selector and
// whose text fits its pattern; then for the frame that shows it; then goes on to the next, after a click if it names one.
const { ipcRenderer } = require('electron');

/** @typedef {{ name: string, selector: string, text: string, click?: string }} Moment */

/** @type {readonly Moment[]} */
const moments = JSON.parse(process.env['SEATWISE_BENCH_MOMENTS'] ?? '[]');

/** @param {Moment} moment */
function isThere({ selector, text }) {
  const pattern = new RegExp(text);
  return [...document.querySelectorAll(selector)].some((element) => pattern.test(element.textContent ?? ''));
}

/** @param {() => boolean} condition */
function until(condition) {
  return new Promise((resolve) => {
    if (condition()) return resolve(undefined);
    const observer = new MutationObserver(() => {
      if (!condition()) return;
      observer.disconnect();
      resolve(undefined);
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

// A task posted inside a frame's callback runs once that frame has been laid out and handed to the compositor.
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });

async function watch() {
  for (const moment of moments) {
    if (moment.click) {
      const selector = moment.click;
      await until(() => document.querySelector(selector) !== null);
      ipcRenderer.send('bench:moment', `${moment.name}:clicked`, Date.now());
      const element = document.querySelector(selector);
      if (element instanceof HTMLElement) element.click();
    }
    await until(() => isThere(moment));
    await painted();
    ipcRenderer.send('bench:moment', moment.name, Date.now());
  }
}
void watch();
