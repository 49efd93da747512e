# SPDX-License-Identifier: Apache-2.0
"""What is run inside Thunderbird, see thunderbird.py. Each is the body of an async function with `arguments`."""

PRELUDE = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const token = () => Cc["@mozilla.org/security/internalkeytoken;1"].createInstance(Ci.nsIPKCS11Token);
const newLogin = Components.Constructor("@mozilla.org/login-manager/loginInfo;1", Ci.nsILoginInfo, "init");
async function oneLogin(origin, user) {
    const found = (await Services.logins.getAllLogins()).filter(l => l.origin == origin && l.username == user);
    if (found.length != 1) {
        throw new Error(`${found.length} logins of ${user} at ${origin}`);
    }
    return found[0];
}
function errorName(status) {
    return Components.Exception("", status).name || `0x${status.toString(16)}`;
}
function server(key) {
    const found = key.startsWith("smtp") ? MailServices.outgoingServer.getServerByKey(key)
                                         : MailServices.accounts.getIncomingServer(key);
    if (!found) {
        throw new Error(`no server ${key}`);
    }
    return found;
}
"""

# A program that is told to quit while its built-in add-on still starts can wait for it for ever.
BEFORE_QUIT = """
const { XPIProvider } = ChromeUtils.importESModule("resource://gre/modules/addons/XPIExports.sys.mjs").XPIExports;
await Promise.allSettled([...XPIProvider.startupPromises, ...XPIProvider.enabledAddonsStartupPromises]);
for (const name of arguments[0]) {
    Services.prefs.clearUserPref(name);
}
Services.obs.notifyObservers(null, "rinnova-test-quit");
"""

LIST_LOGINS = """
return (await Services.logins.getAllLogins()).map(l => ({
    origin: l.origin, realm: l.httpRealm, user: l.username, password: l.password, form_origin: l.formActionOrigin,
    guid: l.guid, changed: l.QueryInterface(Ci.nsILoginMetaInfo).timePasswordChanged}));
"""

ADD_LOGIN = """
const [origin, user, password, realm, formOrigin] = arguments;
await Services.logins.addLoginAsync(new newLogin(origin, formOrigin, realm, user, password, "", ""));
"""

MODIFY_LOGIN = """
const [origin, user, password] = arguments;
const old = await oneLogin(origin, user);
const changed = old.clone();
changed.password = password;
await Services.logins.modifyLoginAsync(old, changed);
"""

REMOVE_LOGIN = """
await Services.logins.removeLoginAsync(await oneLogin(arguments[0], arguments[1]));
"""

SAVE_LOGINS = """
const storage = Services.logins.wrappedJSObject._storage;
await storage._store._save();
"""

TRUST = """
Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(arguments[0], "C,,");
"""

SERVERS = """
const incoming = MailServices.accounts.allServers.map(s => [s.key, s.type, s.hostname, s.port, s.username]);
const outgoing = MailServices.outgoingServer.servers.map(s => {
    const { hostname, port } = s.wrappedJSObject;
    return [s.key, s.type, hostname, port, s.username];
});
return [...incoming, ...outgoing];
"""

# A connection of its own and the password as it is stored: what is open or in memory from before would prove nothing.
# SMTP's verifyLogon() says nothing when it succeeds, hence the client below it.
LOG_IN = """
const target = server(arguments[0]);
target.password = "";
return new Promise(resolve => {
    const end = (status, message) =>
        resolve({ accepted: status == 0, detail: status == 0 ? "" : [errorName(status), message].join(" ").trim() });
    if (arguments[0].startsWith("smtp")) {
        const { SmtpClient } = ChromeUtils.importESModule("resource:///modules/SmtpClient.sys.mjs");
        const client = new SmtpClient(target.wrappedJSObject);
        client.onidle = () => { client.quit(); end(0); };
        client.onerror = (status, message) => { client.close(true); end(status, message); };
        client.connect();
        return;
    }
    target.closeCachedConnections();
    target.verifyLogon({
        QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
        OnStartRunningUrl() {},
        OnStopRunningUrl(url, status) { end(status); },
    }, null);
});
"""

SEND = """
const [key, sender, recipient, subject] = arguments;
const file = Services.dirsvc.get("TmpD", Ci.nsIFile);
file.append("rinnova-test.eml");
file.createUnique(Ci.nsIFile.NORMAL_FILE_TYPE, 0o600);
await IOUtils.writeUTF8(file.path, [
    `From: ${sender}`, `To: ${recipient}`, `Subject: ${subject}`, "Date: Thu, 01 Jan 2026 12:00:00 +0000",
    "Message-ID: <test@localhost>", "", "A test.", ""].join("\\r\\n"));
const own = MailServices.accounts.allIdentities.find(identity => identity.email == sender);
const identity = own ?? MailServices.accounts.createIdentity();
identity.email = sender;
try {
    return await new Promise(resolve => {
        const listener = {
            QueryInterface: ChromeUtils.generateQI(["nsIMsgOutgoingListener"]),
            onSendStart() {},
            onSendStop(uri, status, secInfo, message) {
                resolve({ accepted: status == 0, detail: status == 0 ? "" : `${errorName(status)} ${message ?? ""}` });
            },
        };
        const target = server(key);
        target.closeCachedConnections();
        target.password = "";
        target.sendMailMessage(file, MailServices.headerParser.parseEncodedHeaderW(recipient), [], identity,
            sender, null, null, false, "<test@localhost>", listener);
    });
} finally {
    if (!own) {
        identity.clearAllValues();
    }
    await IOUtils.remove(file.path);
}
"""
