// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/SecurityTool.h"

#include "base/Text.h"

#include <algorithm>

namespace rinnova::security_tool {

namespace {

constexpr std::size_t most_listing_bytes = std::size_t{32} << 20U;
constexpr std::size_t most_item_bytes = std::size_t{60} << 10U;

// Results of Apple's Security framework in the low eight bits of an exit status (SecBase.h).
constexpr int item_not_found = 44;          // -25300
constexpr int duplicate_item = 45;          // -25299
constexpr int interaction_not_allowed = 36; // -25308
constexpr int no_default_keychain = 37;     // -25307
constexpr int no_such_keychain = 50;        // -25294
constexpr int authorization_failed = 51;    // -25293
constexpr int read_only = 52;               // -25292
constexpr int no_keychain = 53;             // -25291
constexpr int user_cancelled = 128;         // -128

/// Before what the tool says of a change that failed; what follows may be in any language (keychain_add.c).
constexpr std::string_view modification_mark = "SecKeychainItemModifyContent:";

tl::unexpected<Error> failed_with(int exit_status, const std::string& where) {
    switch (exit_status) {
    case item_not_found:
        return fail(ErrorCode::not_found, translate("security", "The keychain has no such entry."), {},
                    where);
    case duplicate_item:
        return fail(ErrorCode::conflict,
                    translate("security", "The keychain has another entry of this name."),
                    translate("security", "Look at it in the program Keychain Access."), where);
    case interaction_not_allowed:
        return fail(ErrorCode::locked,
                    translate("security", "The keychain is locked, and nobody can be asked here."),
                    translate("security", "Try again from the desktop of this Mac."), where);
    case authorization_failed:
        return fail(ErrorCode::permission_denied, translate("security", "The keychain refused access."), {},
                    where);
    case read_only:
        return fail(ErrorCode::permission_denied, translate("security", "The keychain can only be read."), {},
                    where);
    case no_default_keychain:
    case no_such_keychain:
    case no_keychain:
        return fail(ErrorCode::unreachable, translate("security", "There is no keychain."), {}, where);
    case user_cancelled:
        return fail(ErrorCode::needs_user, translate("security", "The system's question was cancelled."),
                    translate("security", "Try again and allow it."), where);
    default:
        return fail(
            ErrorCode::internal,
            translate("security", "The system's keychain tool failed (%1).", {std::to_string(exit_status)}),
            {}, where);
    }
}

/// The options by which the tool searches. Without a port, domain or path of its own the label takes part in
/// the search: it is always the item's own.
void name(CommandLine& line, const InternetItem& item) {
    line.add("-a", item.account).add("-s", item.server).add("-l", item.label.value_or(""));
    if (!item.protocol.empty())
        line.add("-r", item.protocol);
    if (!item.auth_type.empty())
        line.add("-t", item.auth_type);
    if (item.port != 0)
        line.add("-P", std::to_string(item.port));
    if (!item.security_domain.empty())
        line.add("-d", item.security_domain);
    if (!item.path.empty())
        line.add("-p", item.path);
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c != '\n' && c != '\0'; });
}

bool is_safe_in_a_shell(std::string_view text) {
    return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("@._-+/").find(c) != std::string_view::npos;
    });
}

} // namespace

SecurityTool::SecurityTool(std::filesystem::path program, PasswordForm form, std::chrono::milliseconds limit)
    : m_program(std::move(program)), m_form(form), m_limit(limit) {}

Result<ToolAnswer> SecurityTool::run(const CommandLine& line, std::size_t most_output) const {
    const auto text = line.text();
    if (!text)
        return tl::unexpected(text.error());
    // Without the tool items are out of reach, and not absent.
    return run_tool(m_program, {"-i"}, *text, m_limit, most_output).map_error([](Error error) {
        if (error.code == ErrorCode::not_found)
            error.code = ErrorCode::unreachable;
        return error;
    });
}

Result<std::vector<InternetItem>> SecurityTool::items() const {
    const auto answer = run(CommandLine("dump-keychain"), most_listing_bytes);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->exit_status != 0)
        return failed_with(answer->exit_status, {});
    return parse_items(answer->out);
}

Result<Secret> SecurityTool::password(const InternetItem& item) const {
    CommandLine line("find-internet-password");
    line.add("-g");
    name(line, item);
    line.add(item.keychain);
    const auto answer = run(line, most_item_bytes);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->exit_status != 0)
        return failed_with(answer->exit_status, item.keychain);
    const auto shown = parse_items(answer->out);
    if (shown.size() != 1 || !answers_to_same_search(shown.front(), item))
        return fail(ErrorCode::ambiguous,
                    translate("security", "The keychain gave another entry than was asked for."), {},
                    item.keychain);
    auto password = parse_password(answer->err);
    if (!password)
        return fail(ErrorCode::invalid_data,
                    translate("security", "The keychain's answer cannot be understood."), {}, item.keychain);
    return std::move(*password);
}

Result<void> SecurityTool::set_password(const InternetItem& item, const Secret& password) const {
    CommandLine line("add-internet-password");
    line.add("-U");
    name(line, item);
    if (m_form == PasswordForm::hex)
        line.add_secret_hex("-X", password);
    else
        line.add_secret("-w", password);
    line.add(item.keychain);
    const auto answer = run(line, most_item_bytes);
    if (!answer)
        return tl::unexpected(answer.error());
    // A change that the system refuses is followed by a try to add, which meets the item that is there.
    if (answer->exit_status == duplicate_item && answer->err.find(modification_mark) != std::string::npos)
        return failed_with(authorization_failed, item.keychain);
    if (answer->exit_status != 0)
        return failed_with(answer->exit_status, item.keychain);
    return {};
}

Result<void> SecurityTool::allow_apple_programs(const InternetItem& item, const Secret& login) const {
    CommandLine line("set-internet-password-partition-list");
    // Never the port: given as a text, it matches no number. Never the type: its bytes would be in another
    // order.
    line.add("-S", "apple-tool:,apple:").add("-a", item.account).add("-s", item.server);
    if (item.label)
        line.add("-l", *item.label);
    line.add_secret("-k", login).add(item.keychain);
    const auto answer = run(line, most_listing_bytes);
    if (!answer)
        return tl::unexpected(answer.error());
    // Its own result for a wrong password and for no such item alike.
    if (answer->exit_status == 1)
        return fail(ErrorCode::auth_rejected,
                    translate("security", "The keychain's password is wrong, or the entry is "
                                          "gone."),
                    {}, item.keychain);
    if (answer->exit_status != 0)
        return failed_with(answer->exit_status, item.keychain);
    return {};
}

std::string SecurityTool::repair_command(const InternetItem& item) {
    if (!is_safe_in_a_shell(item.account) || !is_safe_in_a_shell(item.server))
        return {};
    return "security set-internet-password-partition-list -S apple-tool:,apple: -a " + item.account + " -s " +
           item.server;
}

bool can_be_named(const InternetItem& item) {
    const auto four_bytes = [](const std::string& text) {
        return text.empty() || (text.size() == 4 && is_plain(text));
    };
    return item.label && !item.keychain.empty() && !item.account.empty() && !item.server.empty() &&
           is_plain(*item.label) && is_plain(item.account) && is_plain(item.server) && is_plain(item.path) &&
           is_plain(item.security_domain) && is_plain(item.keychain) && four_bytes(item.protocol) &&
           four_bytes(item.auth_type) && !item.auth_type.empty() && item.port <= 65535;
}

bool answers_to_same_search(const InternetItem& one, const InternetItem& other) {
    const auto matches = [](const std::string& given, const std::string& has) {
        return given.empty() || given == has;
    };
    return one.keychain == other.keychain && one.account == other.account && one.server == other.server &&
           one.label == other.label && matches(other.protocol, one.protocol) &&
           matches(other.auth_type, one.auth_type) && (other.port == 0 || other.port == one.port) &&
           matches(other.security_domain, one.security_domain) && matches(other.path, one.path);
}

} // namespace rinnova::security_tool
