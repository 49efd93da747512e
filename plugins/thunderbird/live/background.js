// SPDX-License-Identifier: Apache-2.0
// Carries questions of Rinnova's agent to the experiment (experiment/logins.js) and its answers back. The way
// there is the native host, rinnova-thunderbird-host.
"use strict";

const HOST = "it.rinnova.thunderbird";
const VERSION = 1;
// Until the host is tried again, in minutes: it may be installed while Thunderbird is open.
const PAUSES = [1, 5, 15, 60];

const QUESTIONS = new Map([
  ["prove", question => browser.rinnova.prove(question)],
  ["replace", question => browser.rinnova.replace(question)],
]);

let port = null;
let failures = 0;
let last = { event: "waiting", when: Date.now() };

function note(event) {
  last = { event, when: Date.now() };
}

function send(message) {
  port?.postMessage({ jsonrpc: "2.0", ...message });
}

function tellReady() {
  send({ method: "ready", params: { version: VERSION } });
}

async function answer(message) {
  try {
    const ask = QUESTIONS.get(message.method);
    if (!ask) {
      send({ id: message.id, error: { code: -32601, message: "There is no such question." } });
      return;
    }
    const result = await ask(message.params);
    if (message.method == "replace") {
      note(result.logins.every(login => login.result == "updated") ? "renewed" : "failed");
    }
    send({ id: message.id, result });
  } catch (error) {
    send({ id: message.id, error: { code: -32602, message: "The question was refused." } });
  }
}

function take(message) {
  if (message?.jsonrpc != "2.0") {
    return;
  }
  if (message.method == "hello") {
    failures = 0;
    note("connected");
    tellReady();
  } else if (Number.isSafeInteger(message.id)) {
    answer(message);
  }
}

function connect() {
  const opened = browser.runtime.connectNative(HOST);
  port = opened;
  opened.onMessage.addListener(take);
  opened.onDisconnect.addListener(() => {
    port = null;
    note("disconnected");
    const pause = PAUSES[Math.min(failures++, PAUSES.length - 1)];
    setTimeout(connect, pause * 60000);
  });
}

browser.rinnova.onUnlocked.addListener(tellReady);
browser.runtime.onMessage.addListener(message => (message == "last" ? Promise.resolve(last) : undefined));
connect();
