// SPDX-License-Identifier: Apache-2.0
// Pages that are opened from the disk may neither fetch the search's index nor start its worker: the index comes
// as a script then, and the worker's code runs in a frame.
"use strict";

if (location.protocol === "file:") {
  document.write(`<script src="${document.currentScript.dataset.index}"></` + "script>");

  window.Worker = class extends EventTarget {
    #ready;

    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inside = frame.contentWindow;
      const load = source =>
        new Promise((done, failed) => {
          const script = inside.document.createElement("script");
          script.src = new URL(source, location.href);
          script.onload = done;
          script.onerror = failed;
          inside.document.head.append(script);
        });
      inside.importScripts = (...sources) => sources.reduce((before, source) => before.then(() => load(source)), Promise.resolve());
      inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }));
      this.#ready = load(url).then(() => inside);
    }

    postMessage(data) {
      this.#ready.then(inside => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }

    terminate() {}
  };
}
