// SPDX-License-Identifier: Apache-2.0
// One account's key, as a list of values: the number of a name, a type, two bytes of length, then the bytes.
// Whatever stands there, each login that is found can be named, and only its password is written.
#include "MailAccount.h"
#include "RegistryText.h"
#include "SealedPassword.h"
#include "Utf16.h"
#include "fuzz/checks.h"

#include <array>
#include <cstddef>
#include <cstdint>

using namespace rinnova;
using namespace rinnova::outlook;

namespace {

constexpr std::array<std::u16string_view, 20> names{u"clsid",
                                                    u"IMAP Server",
                                                    u"IMAP User",
                                                    u"IMAP Port",
                                                    u"IMAP Use SSL",
                                                    u"IMAP Password",
                                                    u"POP3 Server",
                                                    u"POP3 User",
                                                    u"POP3 Port",
                                                    u"POP3 Use SSL",
                                                    u"POP3 Password",
                                                    u"SMTP Server",
                                                    u"SMTP User",
                                                    u"SMTP Port",
                                                    u"SMTP Use SSL",
                                                    u"SMTP Password",
                                                    u"SMTP Secure Connection",
                                                    u"SMTP Use Auth",
                                                    u"SMTP Auth Method",
                                                    u"Mini UID"};

/// One key, with the values that the input lists.
class OneKey final : public Registry {
  public:
    explicit OneKey(std::string_view bytes) {
        while (bytes.size() >= 4) {
            const auto byte = [&](std::size_t at) -> unsigned {
                return static_cast<unsigned char>(bytes[at]);
            };
            const std::size_t size = std::min<std::size_t>(byte(2) | byte(3) << 8U, bytes.size() - 4);
            m_values[std::u16string(names[byte(0) % names.size()])] = {byte(1),
                                                                       std::string(bytes.substr(4, size))};
            bytes.remove_prefix(4 + size);
        }
    }
    Result<std::vector<std::u16string>> keys_below(const std::u16string&) const override {
        return fail(ErrorCode::not_found, {});
    }
    Result<std::vector<std::optional<RegistryValue>>>
    values(const std::u16string&, std::span<const std::u16string_view> wanted) const override {
        std::vector<std::optional<RegistryValue>> found;
        for (const std::u16string_view name : wanted) {
            const auto value = m_values.find(std::u16string(name));
            found.push_back(value != m_values.end() ? std::optional(value->second) : std::nullopt);
        }
        return found;
    }
    Result<void> put(const std::u16string&, std::u16string_view,
                     const std::optional<RegistryValue>&) override {
        return {};
    }
    Result<void> flush() override { return {}; }
    const auto& all() const { return m_values; }

  private:
    std::map<std::u16string, RegistryValue> m_values;
};

/// A data protection that opens everything.
class Glass final : public Seal {
  public:
    Result<std::string> close(const Secret& plain, std::u16string_view) const override {
        return plain.expose([](std::string_view bytes) { return std::string(bytes); });
    }
    Result<Secret> open(std::string_view blob) const override { return Secret::copy_of(blob); }
};

void check_login(const MailAccount& account, const Login& login) {
    const Slot slot = slot_of(account, login);
    require(!slot.host.empty() && !slot.username.empty());
    require(can_be_shown(slot.host) && can_be_shown(slot.username) && can_be_shown(slot.location));
    require(slot.port != 0);
    require(place_from(slot.locator).has_value());
    require(!state_of(account, login).empty());
    require(login.value_name().ends_with(u" Password"));
    if (!login.sealed)
        return;
    // What can be read can be sealed again as it is, unless it is empty.
    if (const auto password = open_password(Glass(), *login.sealed); password && !password->empty())
        require(seal_password(Glass(), *password, login.value_name()).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const OneKey key(bytes);
    const auto place = place_from("Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook\\"
                                  "9375CFF0413111d3B88A00104B2A6676\\00000002");
    const auto account = read_account(key, *place);
    if (account && *account)
        for (const Login& login : (*account)->logins)
            check_login(**account, login);
    if (!account)
        require(can_be_shown(account.error().message));
    (void)place_from(bytes);
    if (const auto units = units_from(bytes))
        require(is_utf8(shown(*units)));
    return 0;
}
