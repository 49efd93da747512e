// SPDX-License-Identifier: Apache-2.0
#include "cli/Rotation.h"

#include "base/Excerpt.h"
#include "base/Text.h"
#include "cli/RotationView.h"

#include <algorithm>
#include <map>

namespace rinnova::cli {

Result<void> check_targets(const std::vector<std::string>& targets, Session& session) {
    if (targets.empty())
        return {};
    const std::vector<PluginStatus> plugins = session.service.plugins();
    for (const std::string& target : targets) {
        if (std::any_of(plugins.begin(), plugins.end(),
                        [&](const PluginStatus& plugin) { return plugin.id == target; }))
            continue;
        std::string known;
        for (const PluginStatus& plugin : plugins)
            known += (known.empty() ? "" : ", ") + plugin.id;
        return fail(ErrorCode::invalid_data, translate("cli", "--only: there is no “%1”.", {excerpt(target)}),
                    translate("cli", "There are: %1", {known}));
    }
    return {};
}

Error closed_vault(const Error& reason) {
    Error error = reason;
    error.code = ErrorCode::locked;
    const std::string otherwise = translate(
        "cli", "Or use --without-vault: the mail programs get the password, and it is kept nowhere else.");
    if (error.hint.empty())
        error.hint =
            reason.code == ErrorCode::unsupported
                ? translate("cli", "Install a keychain (gnome-keyring, KWallet, KeePassXC) and try again.")
                : translate("cli", "Unlock the keychain and try again.");
    if (error.hint.find("--without-vault") == std::string::npos)
        error.hint += "\n" + otherwise;
    return error;
}

void log_report(Session& session, std::string_view event, const RotationReport& report) {
    if (report.accounts.size() == 1) {
        const AccountResult& result = report.accounts.front();
        std::string text = result.account.login + " " + result.account.provider + " ";
        text += to_string(result.outcome);
        if (result.error)
            text.append(" ").append(to_string(result.error->code));
        session.log.write(event, text);
        return;
    }
    std::map<std::string_view, int> counts;
    for (const AccountResult& result : report.accounts)
        ++counts[to_string(result.outcome)];
    std::string text = std::to_string(report.accounts.size()) + " accounts";
    for (const auto& [outcome, count] : counts)
        text.append(" ").append(outcome).append(" ").append(std::to_string(count));
    session.log.write(event, text);
}

Answer report_answer(const RotationReport& report, const Session& session) {
    return session.answer(
        [&] { return rotation_document(report); },
        [&](const Screen& screen) { return report_text(report, session.clock.today(), screen); },
        exit_code(report));
}

} // namespace rinnova::cli
