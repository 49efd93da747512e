// SPDX-License-Identifier: Apache-2.0
// What the add-on can do in Thunderbird, and all it can do: give a login another password, when it exists and
// the asker knows what it holds. What a login holds is never told: whether it is what the asker thinks is,
// once for each nonce.
//
// A fingerprint is HMAC-SHA-256, in hexadecimal digits: its key is the nonce, a colon and who made it for
// what; its message is the password. The asker's go first ("agent"). Only where one of them is right, the
// answer holds one too ("client"): so that the asker hands a new password to nobody but who knew the old one.
"use strict";

/* global ExtensionAPI, ExtensionCommon, Services, Cc, Ci, Cu, ChromeUtils, TextEncoder */

Cu.importGlobalProperties(["TextEncoder"]);
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");

const VERSION = 1;
const MOST_LOGINS = 4096;
const LONGEST_TEXT = 4096;
// After a wrong guess about a login no other is looked at for a while; a proof may be used as long.
const PAUSE_MS = 30000;
const DIGITS = /^[0-9a-f]{64}$/;
const FAILED = { result: "failed" };
const ORIGIN = /^(imap|mailbox|smtp):\/\/[^/]+$/;

// Milliseconds, whatever the clock is set to.
function now() {
  return ChromeUtils.now ? ChromeUtils.now() : Cu.now(); // in 140
}

function refuse(why) {
  throw new Error(why);
}

function isText(value) {
  return typeof value == "string" && value.length > 0 && value.length <= LONGEST_TEXT && !value.includes("\0");
}

function checked(question, isOne) {
  const { version, nonce, logins } = question ?? {};
  if (version !== VERSION || typeof nonce != "string" || !DIGITS.test(nonce) || !Array.isArray(logins)) {
    refuse("This is no question.");
  }
  if (logins.length == 0 || logins.length > MOST_LOGINS) {
    refuse("The number of logins makes no sense.");
  }
  for (const login of logins) {
    if (!isText(login?.origin) || !ORIGIN.test(login.origin) || !isText(login.username) || !isOne(login)) {
      refuse("This is no login.");
    }
  }
  return { nonce, logins };
}

function sha256(...pieces) {
  const hash = Cc["@mozilla.org/security/hash;1"].createInstance(Ci.nsICryptoHash);
  hash.init(Ci.nsICryptoHash.SHA256);
  for (const piece of pieces) {
    hash.update(piece, piece.length);
  }
  return Uint8Array.from(hash.finish(false), byte => byte.charCodeAt(0));
}

function fingerprint(nonce, maker, password) {
  const bytes = text => new TextEncoder().encode(text);
  const key = new Uint8Array(64); // of SHA-256's block size; what is longer is hashed first (RFC 2104)
  key.set(sha256(bytes(`${nonce}:${maker}`)));
  const inner = sha256(key.map(byte => byte ^ 0x36), bytes(password));
  const outer = sha256(key.map(byte => byte ^ 0x5c), inner);
  return Array.from(outer, byte => byte.toString(16).padStart(2, "0")).join("");
}

async function loginsOf(origin, username) {
  const found = await Services.logins.searchLoginsAsync({ origin });
  return found.filter(login => login.httpRealm == origin && login.username == username);
}

function guidOf(login) {
  return login.QueryInterface(Ci.nsILoginMetaInfo).guid;
}

function keyOf({ origin, username }) {
  return `${origin}\n${username}`;
}

// Written now rather than a second and a half later, as Thunderbird does by itself: only what is in the file counts
// as done. Not there any more one day, that moment and a half is all it costs.
async function save() {
  try {
    await Services.logins.wrappedJSObject._storage._store._save();
    return true;
  } catch {
    return false;
  }
}

function originOf(scheme, host) {
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}`.toLowerCase();
}

// Connections that were logged in with the old password. Those of IMAP wait for new messages: they are opened
// again, as Thunderbird would do at its next look for mail.
function dropConnections(changed) {
  const schemes = { imap: "imap", pop3: "mailbox" };
  for (const server of MailServices.accounts.allServers) {
    const scheme = schemes[server.type];
    const hostname = server.hostname ?? server.hostName; // in 140
    if (!scheme || !changed.has(keyOf({ origin: originOf(scheme, hostname), username: server.username }))) {
      continue;
    }
    server.closeCachedConnections();
    if (scheme == "imap" && (server.doBiff || server.loginAtStartUp) && !Services.io.offline) {
      server.performBiff(null);
    }
  }
  for (const server of MailServices.outgoingServer.servers) {
    const { hostname, _busyConnections: busy } = server.wrappedJSObject;
    // All or none can be closed: into a message that is just being sent, QUIT would be written. That connection is
    // logged in already, and ends by itself.
    if (server.type == "smtp" && busy?.length === 0 &&
        changed.has(keyOf({ origin: originOf("smtp", hostname), username: server.username }))) {
      server.closeCachedConnections();
    }
  }
}

class Conversation {
  #proven = null; // { nonce, until, logins: key -> { guid, old } }
  #asked = new Set(); // nonces
  #missed = new Map(); // key -> when

  async prove(question) {
    const isOne = ({ old, new: wanted }) => DIGITS.test(old) && DIGITS.test(wanted);
    const { nonce, logins } = checked(question, isOne);
    if (this.#asked.has(nonce)) {
      refuse("This was asked before.");
    }
    this.#asked.add(nonce);
    const proven = { nonce, until: now() + PAUSE_MS, logins: new Map() };
    this.#proven = proven;
    const answers = [];
    for (const login of logins) {
      answers.push(await this.#stand(nonce, login, proven.logins));
    }
    return { logins: answers };
  }

  async #stand(nonce, asked, proven) {
    const key = keyOf(asked);
    if (!Services.logins.isLoggedIn) {
      return { standing: "locked" };
    }
    if (proven.has(key) || now() - (this.#missed.get(key) ?? -Infinity) < PAUSE_MS) {
      return { standing: "later" };
    }
    const found = await loginsOf(asked.origin, asked.username);
    if (found.length != 1) {
      return { standing: found.length == 0 ? "absent" : "several" };
    }
    const { password } = found[0];
    const holds = fingerprint(nonce, "agent", password);
    if (holds != asked.old && holds != asked.new) {
      this.#missed.set(key, now());
      return { standing: "differs" };
    }
    const proof = fingerprint(nonce, "client", password);
    if (holds == asked.new) {
      return { standing: "new", proof };
    }
    proven.set(key, { guid: guidOf(found[0]), old: holds });
    return { standing: "old", proof };
  }

  async replace(question) {
    const { nonce, logins } = checked(question, ({ password }) => isText(password));
    const proven = this.#proven;
    this.#proven = null;
    if (!proven || proven.nonce != nonce || now() > proven.until) {
      refuse("This was not proven.");
    }
    const changed = new Set();
    const answers = [];
    for (const login of logins) {
      const known = proven.logins.get(keyOf(login));
      proven.logins.delete(keyOf(login));
      const answer = known ? await this.#change(nonce, login, known) : FAILED;
      if (answer.result == "updated") {
        changed.add(keyOf({ origin: login.origin.toLowerCase(), username: login.username }));
      }
      answers.push(answer);
    }
    if (changed.size == 0) {
      return { saved: false, logins: answers };
    }
    const saved = await save();
    try {
      dropConnections(changed);
    } catch (error) {
      console.error(error); // the password is stored all the same
    }
    return { saved, logins: answers };
  }

  // What goes wrong with one login is no reason to leave what was changed before it unsaved.
  async #change(nonce, login, known) {
    try {
      return Services.logins.isLoggedIn ? await this.#store(nonce, login, known) : FAILED; // it is not made to ask
    } catch (error) {
      console.error(error.name); // no more of it: it may quote the login
      return FAILED;
    }
  }

  async #store(nonce, { origin, username, password }, known) {
    const find = async () => (await loginsOf(origin, username)).find(login => guidOf(login) == known.guid);
    const old = await find();
    if (!old || fingerprint(nonce, "agent", old.password) != known.old) {
      return { result: "differs" };
    }
    const renewed = old.clone();
    renewed.password = password;
    if (Services.logins.modifyLoginAsync) {
      await Services.logins.modifyLoginAsync(old, renewed);
    } else {
      Services.logins.modifyLogin(old, renewed); // in 140
    }
    const stored = await find();
    return stored?.password === password
      ? { result: "updated", proof: fingerprint(nonce, "stored", stored.password) }
      : FAILED;
  }
}

this.rinnova = class extends ExtensionAPI {
  #conversation = new Conversation();

  getAPI(context) {
    return {
      rinnova: {
        prove: question => this.#conversation.prove(question),
        replace: question => this.#conversation.replace(question),
        onUnlocked: new ExtensionCommon.EventManager({
          context,
          name: "rinnova.onUnlocked",
          register: fire => {
            const observer = { observe: () => fire.async() };
            Services.obs.addObserver(observer, "passwordmgr-crypto-login");
            return () => Services.obs.removeObserver(observer, "passwordmgr-crypto-login");
          },
        }).api(),
      },
    };
  }
};
