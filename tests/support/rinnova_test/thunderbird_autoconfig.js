// SPDX-License-Identifier: Apache-2.0
// Read by Thunderbird at start as its administrator's configuration (the line above is not read: the first never is).
// It locks the preferences it is given, answers the program's dialogs, and can start it without its main window.
// https://support.mozilla.org/kb/customizing-firefox-using-autoconfig

const say = (topic, value) => dump(`\nrinnova-test: ${topic} ${JSON.stringify(value)}\n`);

try {
  for (const [name, value] of Object.entries(JSON.parse(getenv("RINNOVA_TEST_PREFS") || "{}"))) {
    lockPref(name, value);
  }

  const primaryText = Services.strings
    .createBundle("chrome://pipnss/locale/pipnss.properties")
    .GetStringFromName("CertPasswordPromptDefault");
  const primaryPassword = getenv("RINNOVA_TEST_PRIMARY_PASSWORD");
  let tries = 0;

  Services.obs.addObserver(subject => {
    const { args, ui } = subject.Dialog;
    const primary = args.promptType == "promptPassword" && args.text == primaryText;
    say("dialog", { kind: primary ? "primary-password" : args.promptType, title: args.title, text: args.text });
    if (primary && getenv("RINNOVA_TEST_LEAVE_PROMPT")) {
      return;
    }
    if (primary && primaryPassword && tries++ == 0) {
      ui.password1Textbox.value = primaryPassword;
      ui.button0.click();
    } else if (args.promptType == "alert") {
      ui.button0.click();
    } else {
      ui.button1.click(); // Cancel
    }
  }, "common-dialog-loaded");

  if (getenv("RINNOVA_TEST_WINDOWLESS")) {
    const manifest = Services.dirsvc.get("GreD", Ci.nsIFile);
    manifest.append("rinnova-test.manifest");
    Components.manager.QueryInterface(Ci.nsIComponentRegistrar).autoRegister(manifest);
    // Thunderbird was told to start silently. Marionette wants a window before it talks: it gets an empty one, and is
    // told that start-up is over. The survival area keeps the program running until then.
    Services.obs.addObserver(() => {
      Services.startup.enterLastWindowClosingSurvivalArea();
      Services.tm.dispatchToMainThread(() => {
        const page = "chrome://extensions/content/dummy.xhtml";
        const win = Services.ww.openWindow(null, page, "_blank", "chrome,dialog=no,all,width=100,height=100", null);
        win.addEventListener("load", () => {
          win.document.documentElement.setAttribute("windowtype", "navigator:browser");
          Services.obs.notifyObservers(null, "extensions-late-startup");
          Services.obs.notifyObservers(null, "browser-idle-startup-tasks-finished");
        }, { once: true });
      });
    }, "final-ui-startup");
    Services.obs.addObserver(() => Services.startup.exitLastWindowClosingSurvivalArea(), "rinnova-test-quit");
  }
} catch (error) {
  dump(`rinnova-test: autoconfig failed: ${error}\n`);
}
