// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/security_tool/CommandLine.h"
#include "base/security_tool/ItemListing.h"
#include "base/security_tool/ToolRun.h"

namespace rinnova::security_tool {

/// The file-based keychains of macOS through Apple's `/usr/bin/security`, spoken to over its standard input
/// (`security -i`). What its exit status says decides; its messages may be in any language. A prompt that it
/// raises on the screen is waited for until the time limit.
///
/// Errors: `not-found` (no such item), `unreachable` (no such keychain, or no tool), `conflict` (an item with
/// this key exists already), `permission-denied` (the system refused), `locked` (a prompt is needed, and none
/// is possible), `needs-user` (the person cancelled), `timed-out`, `ambiguous` (the tool would meet another
/// item first), `internal`.
class SecurityTool {
  public:
    enum class PasswordForm { hex, quoted }; ///< `-X` is there from macOS 10.15

    SecurityTool(std::filesystem::path program, PasswordForm form, std::chrono::milliseconds limit);

    /// The Internet passwords of the user's keychains. Asks nobody anything.
    Result<std::vector<InternetItem>> items() const;
    /// May raise a prompt.
    Result<Secret> password(const InternetItem& item) const;
    /// Replaces the password of an item that is there; everything else of it stays. The item's partition list
    /// does not: the system asks once when another program reads it next (`allow_apple_programs` repairs
    /// that).
    Result<void> set_password(const InternetItem& item, const Secret& password) const;
    /// Lets Apple's own programs read the item again without a question. `login` is the keychain's password.
    Result<void> allow_apple_programs(const InternetItem& item, const Secret& login) const;

    /// The command that does the same in a Terminal, where it asks for the password by itself; nothing when a
    /// name in it could not be typed safely.
    static std::string repair_command(const InternetItem& item);

  private:
    Result<ToolAnswer> run(const CommandLine& line, std::size_t most_output) const;

    std::filesystem::path m_program;
    PasswordForm m_form;
    std::chrono::milliseconds m_limit;
};

/// By the item's own label, so that the tool finds it and no other. False when it has none, or something of
/// it cannot be handed over: then it is out of reach.
bool can_be_named(const InternetItem& item);

/// Whether the tool's search for one finds the other, too.
bool answers_to_same_search(const InternetItem& one, const InternetItem& other);

} // namespace rinnova::security_tool
