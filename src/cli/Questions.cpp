// SPDX-License-Identifier: Apache-2.0
#include "cli/Questions.h"

#include "base/SecretInput.h"
#include "base/Text.h"
#include "cli/AccountView.h"
#include "cli/Invocation.h"
#include "cli/Table.h"
#include "model/Account.h"
#include "model/NewExpiry.h"

namespace rinnova::cli {

namespace {

constexpr int most_tries = 3;

void say_error(Console& console, const Error& error) {
    console.say(error_text(error, console.notes()));
}

std::string without_blanks(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Result<Secret> cleaned(Console& console, Secret typed) {
    auto clean = clean_password(std::move(typed));
    if (!clean)
        return tl::unexpected(clean.error());
    if (clean->trimmed_blanks)
        console.say(translate("cli", "There were blanks around the password; they were taken off.") + "\n");
    return std::move(clean->password);
}

Result<Secret> primary_password(Secret typed) {
    const auto ends_with = [&](char c) {
        return typed.expose([&](std::string_view bytes) { return bytes.ends_with(c); });
    };
    if (ends_with('\n'))
        typed.shrink(typed.size() - 1);
    if (ends_with('\r'))
        typed.shrink(typed.size() - 1);
    if (typed.empty())
        return fail(ErrorCode::invalid_data, translate("cli", "The primary password is empty."));
    if (typed.expose([](std::string_view bytes) {
            return bytes.find_first_of(std::string_view("\n\r\0", 3));
        }) != std::string_view::npos)
        return fail(ErrorCode::invalid_data,
                    translate("cli", "The primary password has more than one line."));
    return typed;
}

/// Asks again after an answer that cannot be right.
template <typename Take>
Result<Secret> ask_until_right(Console& console, const std::string& question, Take take) {
    for (int attempt = 1;; ++attempt) {
        auto typed = console.ask_secret(question);
        auto taken = typed ? take(std::move(*typed)) : std::move(typed);
        if (taken || taken.error().code != ErrorCode::invalid_data || attempt == most_tries)
            return taken;
        say_error(console, taken.error());
    }
}

} // namespace

bool ask_yes(Console& console, const std::string& question, bool otherwise) {
    const std::string choices = otherwise ? translate("cli", "[Y/n]") : translate("cli", "[y/N]");
    for (;;) {
        const auto answer = console.ask(question + " " + choices + " ");
        if (!answer)
            return false;
        const std::string word = to_lower(without_blanks(*answer));
        if (word.empty())
            return otherwise;
        if (word == "y" || word == "yes" || word == "s" || word == "si" || word == "sì")
            return true;
        if (word == "n" || word == "no")
            return false;
    }
}

Result<Secret> ask_password(Console& console) {
    return ask_until_right(console,
                           translate("cli", "Paste the new password (it is not shown) and press Enter: "),
                           [&](Secret typed) { return cleaned(console, std::move(typed)); });
}

Result<Secret> ask_mail_password(Console& console, const std::string& login) {
    return ask_until_right(console,
                           translate("cli", "Password of %1 (it is not shown): ", {printable(login)}),
                           [&](Secret typed) { return cleaned(console, std::move(typed)); });
}

Result<Secret> ask_fleet_token(Console& console) {
    return ask_until_right(
        console, translate("cli", "Paste the administrator's token (it is not shown) and press Enter: "),
        [&](Secret typed) { return cleaned(console, std::move(typed)); });
}

Result<Secret> read_password(Console& console) {
    auto input = console.read_secret();
    return input ? cleaned(console, std::move(*input)) : std::move(input);
}

Result<std::optional<Date>> ask_expiry(Console& console, std::optional<Date> computed, Date today) {
    const std::string question =
        computed
            ? translate("cli", "Expiry that the provider's page shows [Enter for %1]: ", {to_iso(*computed)})
            : translate("cli", "Expiry that the provider's page shows [Enter if it shows none]: ");
    for (;;) {
        const auto answer = console.ask(question);
        if (!answer)
            return tl::unexpected(answer.error());
        if (without_blanks(*answer).empty())
            return std::optional<Date>();
        const auto date = parse_new_expiry(*answer, today);
        if (date)
            return std::optional(*date);
        // Not the error's own words: they quote the answer, which may be the password once more.
        const auto readable = parse_date(*answer);
        if (readable)
            say_error(console, date.error());
        else
            console.say(translate("cli", "That is not a date. Write it as 2027-05-25 or as 25/05/2027.") +
                        "\n");
    }
}

Result<Secret> ask_primary_password(Console& console) {
    return ask_until_right(console, translate("cli", "Primary password (it is not shown): "),
                           primary_password);
}

Result<Secret> read_primary_password(Console& console) {
    auto input = console.read_secret();
    return input ? primary_password(std::move(*input)) : std::move(input);
}

} // namespace rinnova::cli
