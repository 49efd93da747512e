// SPDX-License-Identifier: Apache-2.0
// Says what the add-on does, and what happened last.
"use strict";

for (const element of document.querySelectorAll("[data-text]")) {
  element.textContent = browser.i18n.getMessage(element.dataset.text);
}
browser.runtime.sendMessage("last").then(({ event, when }) => {
  const words = browser.i18n.getMessage(`event_${event}`);
  document.getElementById("last").textContent = `${new Date(when).toLocaleString()}: ${words}`;
});
