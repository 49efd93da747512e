// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ThunderbirdTarget.h"
#include "support/ScratchFolder.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird::trial {

using rinnova::test::bytes_of;
using rinnova::test::put_file;
using rinnova::test::ScratchFolder;

/// How a profile of the tests keeps its key. Everything is encoded here anew, with OpenSSL and SQLite alone:
/// nothing of the plugin's own code takes part.
struct TestKeys {
    std::string primary_password{};
    int iterations = 1;
    std::size_t global_salt_bytes = 20;
    bool aes = true;
    bool des3 = false;
    bool wrapped_before_nss_349 = false;
};

enum class TestCipher { aes256, des3 };

struct TestLogin {
    std::string origin;
    std::string username;
    std::string password;
    TestCipher cipher = TestCipher::aes256;
};

/// The blob of a text, made with the key of every test profile.
std::string test_blob(TestCipher cipher, std::string_view text);
/// The bytes of a key4.db.
std::string test_key4(const TestKeys& keys);
/// One login as Thunderbird writes it, with id and all.
std::string login_json(int id, const TestLogin& login);
/// A whole logins.json.
std::string logins_json(const std::vector<TestLogin>& logins);
/// The logins of a logins.json, opened with the key of every test profile; tombstones are left out.
std::vector<TestLogin> stored_logins(std::string_view logins_json);
/// The passwords alone.
std::vector<std::string> stored_passwords(std::string_view logins_json);
/// A DER element.
std::string tlv(unsigned char tag, std::string_view content);
std::string from_hex(std::string_view digits);

/// A home folder with one Thunderbird profile in it.
class TestProfile {
  public:
    TestProfile();

    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path home() const { return m_home.path(); }
    void put(std::string_view name, std::string_view bytes) const { put_file(m_folder / name, bytes); }
    std::string get(std::string_view name) const { return bytes_of(m_folder / name); }
    void set_keys(const TestKeys& keys) const { put("key4.db", test_key4(keys)); }
    void set_logins(const std::vector<TestLogin>& logins) const { put("logins.json", logins_json(logins)); }
    /// An IMAP, a POP3 and an SMTP server with TLS, all of one user.
    void set_usual_servers(std::string_view username) const;
    /// The files of the profile and their bytes.
    std::map<std::string, std::string> files() const;

  private:
    ScratchFolder m_home;
    std::filesystem::path m_folder;
};

class TestClock final : public Clock {
  public:
    Timestamp time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};
    Timestamp now() const override { return time; }
    std::chrono::seconds utc_offset(Timestamp) const override { return {}; }
};

/// The same password for every slot unless it has one of its own, and a primary password.
class TestSecrets final : public sdk::Secrets {
  public:
    explicit TestSecrets(std::string_view password, std::string_view primary = {})
        : m_password(Secret::copy_of(password)), m_primary(Secret::copy_of(primary)) {}
    void set(const std::string& slot, std::string_view password) {
        m_own.insert_or_assign(slot, Secret::copy_of(password));
    }
    const Secret* password_for(std::string_view slot) const override {
        const auto own = m_own.find(slot);
        return own != m_own.end() ? &own->second : m_password.empty() ? nullptr : &m_password;
    }
    const Secret* unlock_for(std::string_view) const override {
        return m_primary.empty() ? nullptr : &m_primary;
    }

  private:
    Secret m_password;
    Secret m_primary;
    std::map<std::string, Secret, std::less<>> m_own;
};

/// The plugin at work on a home folder.
class Thunderbird {
  public:
    explicit Thunderbird(const std::filesystem::path& home, LiveClients* live = nullptr)
        : m_target(context(home, live)) {}

    TestClock clock;
    sdk::Target& target() { return m_target; }
    sdk::Discovery discover();
    std::vector<Slot> slots() { return discover().slots; }
    sdk::Plan plan(bool create = false);
    /// Plan and apply for every slot.
    sdk::Receipt rotate(const sdk::Secrets& secrets, bool create = false);
    sdk::Receipt apply(const sdk::Plan& plan, const sdk::Secrets& secrets);
    /// The states that `verify` gives, as texts, in the slots' order.
    std::vector<std::string> verify(const sdk::Secrets& secrets);

  private:
    sdk::TargetContext context(const std::filesystem::path& home, LiveClients* live) {
        sdk::TargetContext made;
        made.live = live;
        made.home = home;
        made.clock = &clock;
        return made;
    }
    ThunderbirdTarget m_target;
};

/// The outcomes of a receipt as texts.
std::vector<std::string> outcomes(const sdk::Receipt& receipt);
/// The text of a secret.
std::string text_of(const Secret& secret);

} // namespace rinnova::thunderbird::trial
