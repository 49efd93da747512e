// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "FakeSeal.h"
#include "MemoryRegistry.h"
#include "OutlookTarget.h"
#include "SealedPassword.h"

#include <algorithm>

namespace rinnova::outlook {

inline const std::u16string root16 = u"Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles";
inline const std::u16string root15 = u"Software\\Microsoft\\Office\\15.0\\Outlook\\Profiles";
inline const std::u16string root_of_mapi =
    u"Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles";
inline const std::u16string section = u"\\9375CFF0413111d3B88A00104B2A6676\\";

inline constexpr std::u16string_view imap_class = u"{ED475412-B0D6-11D2-8C3B-00104B2A6676}";
inline constexpr std::u16string_view pop3_class = u"{ED475411-B0D6-11D2-8C3B-00104B2A6676}";

inline std::string bytes_of(std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text) {
        bytes.push_back(static_cast<char>(unit & 0xFFU));
        bytes.push_back(static_cast<char>(unit >> 8U));
    }
    return bytes + std::string(2, '\0');
}

inline RegistryValue text(std::u16string_view text) {
    return {registry_string, bytes_of(text)};
}
/// A text as Outlook 2010 and before stored it.
inline RegistryValue old_text(std::u16string_view text) {
    return {registry_binary, bytes_of(text)};
}
inline RegistryValue number(std::uint32_t value) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<char>(value >> shift & 0xFFU));
    return {registry_number, bytes};
}

inline RegistryValue sealed(std::string_view password, std::u16string_view name,
                            const Seal& seal = FakeSeal()) {
    return seal_password(seal, Secret::copy_of(password), name).value();
}

class FakePrograms final : public OutlookPrograms {
  public:
    mutable std::vector<std::optional<ProcessId>> answers; ///< one for each question, the last one for all
    mutable std::size_t asked = 0;
    mutable std::vector<ProcessId> told_to_close;
    std::optional<ErrorCode> broken;

    Result<std::optional<RunningOutlook>> running() const override {
        ++asked;
        if (broken)
            return fail(*broken, "no list of processes");
        if (answers.empty())
            return std::nullopt;
        const auto answer = answers[std::min(asked, answers.size()) - 1];
        return answer ? std::optional(RunningOutlook{answer}) : std::nullopt;
    }
    Result<void> ask_to_close(const ProcessId& process) const override {
        told_to_close.push_back(process);
        return {};
    }
};

/// The passwords of a call, by slot.
class Passwords final : public sdk::Secrets {
  public:
    explicit Passwords(std::string_view for_all) : m_for_all(Secret::copy_of(for_all)) {}
    const Secret* password_for(std::string_view) const override {
        return m_for_all.empty() ? nullptr : &m_for_all;
    }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_for_all;
};

/// A user's Outlook, and the plugin on it.
struct Office {
    MemoryRegistry* registry = nullptr;
    FakeSeal* seal = nullptr;
    FakePrograms* programs = nullptr;
    std::unique_ptr<OutlookTarget> target;

    Office() {
        auto owned_registry = std::make_unique<MemoryRegistry>();
        auto owned_seal = std::make_unique<FakeSeal>();
        auto owned_programs = std::make_unique<FakePrograms>();
        registry = owned_registry.get();
        seal = owned_seal.get();
        programs = owned_programs.get();
        target = std::make_unique<OutlookTarget>(
            Windows{std::move(owned_registry), std::move(owned_seal), std::move(owned_programs)});
    }

    using Values = MemoryRegistry::Values;
    static std::u16string key_of(const std::u16string& profile, const std::u16string& number,
                                 const std::u16string& root = root16) {
        return root + u"\\" + profile + section + number;
    }
    Values& account(const std::u16string& profile, const std::u16string& number, Values values,
                    const std::u16string& root = root16) const {
        return registry->key(key_of(profile, number, root)) = std::move(values);
    }

    sdk::Discovery discover() const { return target->discover({}).value(); }
    std::vector<Slot> slots() const { return discover().slots; }
    sdk::Plan plan(bool create = false) const {
        std::vector<sdk::Change> changes;
        for (const Slot& slot : slots())
            changes.push_back({slot, create});
        return target->plan(changes).value();
    }
    std::vector<SlotResult> apply(const sdk::Plan& plan, std::string_view password) const {
        return target->apply(plan, Passwords(password)).value().results;
    }
    /// What a slot holds, opened by hand; `–` when nothing is there, `?` when it cannot be opened.
    std::string held(const Office::Values& values, const std::u16string& name) const {
        const auto value = values.find(name);
        if (value == values.end())
            return "–";
        const auto opened = seal->open(std::string_view(value->second.bytes).substr(1));
        if (value->second.type != registry_binary || value->second.bytes[0] != 2 || !opened)
            return "?";
        std::string password;
        opened->expose([&](std::string_view bytes) {
            for (std::size_t i = 0; i + 2 < bytes.size(); i += 2)
                if (const auto unit = static_cast<unsigned char>(bytes[i]); unit < 0x80)
                    password.push_back(static_cast<char>(unit));
                else // Latin letters are all that the tests use
                    password +=
                        {static_cast<char>(0xC0U | unit >> 6U), static_cast<char>(0x80U | (unit & 0x3FU))};
        });
        return password;
    }
};

/// `imap mario.rossi@pec.it imaps.pec.aruba.it:993 implicit @ Outlook 16.0/Outlook unknown`
inline std::string line_of(const Slot& slot) {
    return std::string(to_string(slot.kind)) + " " + slot.username + " " + slot.host + ":" +
           (slot.port ? std::to_string(*slot.port) : "?") + " " +
           (slot.tls ? std::string(to_string(*slot.tls)) : "?") + " @ " + slot.location + " " +
           std::string(to_string(slot.state));
}

inline std::string lines_of(const std::vector<Slot>& slots) {
    std::string lines;
    for (const Slot& slot : slots)
        lines += line_of(slot) + "\n";
    return lines;
}

inline std::string outcomes(const std::vector<SlotResult>& results) {
    std::string names;
    for (const SlotResult& result : results)
        names += (names.empty() ? "" : " ") + std::string(to_string(result.outcome)) +
                 (result.error ? ":" + std::string(to_string(result.error->code)) : "");
    return names;
}

/// An account of the provider's, by IMAP, that sends with the incoming server's password.
inline Office::Values imap_account(std::u16string_view user = u"mario.rossi@pec.it",
                                   std::string_view password = "fake-old-1") {
    return {{u"clsid", text(imap_class)},
            {u"Account Name", text(user)},
            {u"Email", text(user)},
            {u"IMAP Server", text(u"imaps.pec.aruba.it")},
            {u"IMAP User", text(user)},
            {u"IMAP Port", number(993)},
            {u"IMAP Use SSL", number(1)},
            {u"IMAP Password", sealed(password, u"IMAP Password")},
            {u"SMTP Server", text(u"smtps.pec.aruba.it")},
            {u"SMTP Port", number(465)},
            {u"SMTP Use SSL", number(1)},
            {u"SMTP Secure Connection", number(1)},
            {u"SMTP Use Auth", number(1)},
            {u"Mini UID", number(123456)},
            {u"Service UID", {registry_binary, std::string("\1\2\3", 3)}}};
}

/// The same with an outgoing password of its own.
inline Office::Values with_own_outgoing(Office::Values values,
                                        std::u16string_view user = u"mario.rossi@pec.it",
                                        std::string_view password = "fake-old-1") {
    values[u"SMTP Auth Method"] = number(1);
    values[u"SMTP User"] = text(user);
    values[u"SMTP Password"] = sealed(password, u"SMTP Password");
    return values;
}

} // namespace rinnova::outlook
