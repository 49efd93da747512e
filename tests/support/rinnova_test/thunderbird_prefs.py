# SPDX-License-Identifier: Apache-2.0
"""Preferences that every Thunderbird under test runs with: on loopback, quiet, remote-controlled.

    PREFS           {name: value}
"""

_REMOTE_CONTROL = {
    "marionette.port": 0,  # the system chooses; it is printed
    "browser.dom.window.dump.enabled": True,  # so that it is printed
    "remote.prefs.recommended": False,  # remote control would change many preferences otherwise
}

_LOOPBACK = {
    "network.dns.forceResolve": "127.0.0.1",  # real host names, local servers
    "network.proxy.type": 0,
    "network.connectivity-service.enabled": False,
    "network.captive-portal-service.enabled": False,
    "security.OCSP.enabled": 0,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "app.update.enabled": False,
    "extensions.update.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "toolkit.telemetry.server": "",
    "browser.region.network.url": "",
    "geo.provider.network.url": "",
    "mail.inappnotifications.enabled": False,
    "mailnews.start_page.enabled": False,
}

_UNASKED = {
    "app.use_without_mail_account": True,
    "mail.rights.override": True,
    "mail.shell.checkDefaultClient": False,
    "mailnews.start_page_override.mstone": "ignore",
}

_QUICK = {
    "mail.chat.enabled": False,
    "mailnews.database.global.indexer.enabled": False,
    "network.process.enabled": False,
    "media.rdd-process.enabled": False,
    "media.utility-process.enabled": False,
    "dom.ipc.processPrelaunch.enabled": False,
}

PREFS = {**_REMOTE_CONTROL, **_LOOPBACK, **_UNASKED, **_QUICK}
