// SPDX-License-Identifier: Apache-2.0
#include "TestProfile.h"

#include "Surroundings.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <sqlite3.h>

#include <stdexcept>

namespace rinnova::thunderbird::trial {

namespace {

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* octets(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

void require(bool condition) {
    if (!condition)
        throw std::runtime_error("a test profile could not be made");
}

const std::string aes_key = "0123456789abcdefghijklmnopqrstuv";
const std::string des3_key = "ABCDEFGHIJKLMNOPQRSTUVWX";
const std::string key_id = from_hex("f8000000000000000000000000000001");

std::string encrypt(const EVP_CIPHER* cipher, std::string_view key, std::string_view iv,
                    std::string_view text) {
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    std::string out(text.size() + 32, '\0');
    int body = 0;
    int tail = 0;
    require(EVP_EncryptInit_ex(context, cipher, nullptr, octets(key), octets(iv)) == 1);
    require(EVP_EncryptUpdate(context, octets(out), &body, octets(text), static_cast<int>(text.size())) == 1);
    require(EVP_EncryptFinal_ex(context, octets(out) + body, &tail) == 1);
    EVP_CIPHER_CTX_free(context);
    out.resize(static_cast<std::size_t>(body + tail));
    return out;
}

std::string password_hash(const TestKeys& keys) {
    const std::string input = std::string(keys.global_salt_bytes, 's') + keys.primary_password;
    std::string hash(64, '\0');
    unsigned length = 0;
    require(EVP_Digest(input.data(), input.size(), octets(hash), &length,
                       keys.global_salt_bytes == 48 ? EVP_sha384() : EVP_sha1(), nullptr) == 1);
    hash.resize(length);
    return hash;
}

std::string wrap_with_pbes2(const TestKeys& keys, char salt_letter, std::string_view content) {
    const std::string hash = password_hash(keys);
    const std::string salt(32, salt_letter);
    std::string key(32, '\0');
    require(PKCS5_PBKDF2_HMAC(hash.data(), static_cast<int>(hash.size()), octets(salt), 32, keys.iterations,
                              EVP_sha256(), 32, octets(key)) == 1);
    const std::string iv = tlv(0x04, std::string(14, 'i'));
    std::string rounds;
    for (int rest = keys.iterations; rest > 0; rest >>= 8)
        rounds.insert(rounds.begin(), static_cast<char>(rest & 0xFF));
    if ((static_cast<unsigned char>(rounds.front()) & 0x80U) != 0)
        rounds.insert(rounds.begin(), '\0');
    const std::string derivation =
        tlv(0x30, from_hex("06092a864886f70d01050c") +
                      tlv(0x30, tlv(0x04, salt) + tlv(0x02, rounds) + from_hex("020120") +
                                    tlv(0x30, from_hex("06082a864886f70d0209"))));
    const std::string encryption = tlv(0x30, from_hex("060960864801650304012a") + iv);
    const std::string algorithm =
        tlv(0x30, from_hex("06092a864886f70d01050d") + tlv(0x30, derivation + encryption));
    return tlv(0x30, algorithm + tlv(0x04, encrypt(EVP_aes_256_cbc(), key, iv, content)));
}

std::string hmac(const std::string& key, const std::string& data) {
    std::string digest(20, '\0');
    require(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), octets(data), data.size(),
                 octets(digest), nullptr) != nullptr);
    return digest;
}

std::string wrap_before_nss_349(const TestKeys& keys, char salt_letter, std::string_view content) {
    const std::string salt(20, salt_letter);
    const std::string both = password_hash(keys) + salt;
    std::string chp(20, '\0');
    SHA1(octets(both), both.size(), octets(chp));
    const std::string k = hmac(chp, salt + salt) + hmac(chp, hmac(chp, salt) + salt);
    const std::string algorithm =
        tlv(0x30, from_hex("060b2a864886f70d010c050103") + tlv(0x30, tlv(0x04, salt) + from_hex("020101")));
    return tlv(0x30,
               algorithm + tlv(0x04, encrypt(EVP_des_ede3_cbc(), k.substr(0, 24), k.substr(32), content)));
}

std::string wrap(const TestKeys& keys, char salt_letter, std::string_view content) {
    return keys.wrapped_before_nss_349 ? wrap_before_nss_349(keys, salt_letter, content)
                                       : wrap_with_pbes2(keys, salt_letter, content);
}

void run(sqlite3* database, const std::string& sql, const std::vector<std::string>& blobs = {}) {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    for (std::size_t i = 0; i < blobs.size(); ++i)
        sqlite3_bind_blob(statement, static_cast<int>(i) + 1, blobs[i].data(),
                          static_cast<int>(blobs[i].size()), SQLITE_STATIC);
    require(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_finalize(statement);
}

} // namespace

std::string tlv(unsigned char tag, std::string_view content) {
    std::string element(1, static_cast<char>(tag));
    if (content.size() >= 256)
        element += from_hex("82") + static_cast<char>(content.size() >> 8U);
    else if (content.size() >= 128)
        element += from_hex("81");
    element += static_cast<char>(content.size() & 0xFFU);
    return element + std::string(content);
}

std::string from_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
    return bytes;
}

std::string test_blob(TestCipher cipher, std::string_view text) {
    const bool aes = cipher == TestCipher::aes256;
    const std::string iv(aes ? 16 : 8, 'v');
    const std::string algorithm =
        from_hex(aes ? "060960864801650304012a" : "06082a864886f70d0307") + tlv(0x04, iv);
    const std::string ciphertext =
        encrypt(aes ? EVP_aes_256_cbc() : EVP_des_ede3_cbc(), aes ? aes_key : des3_key, iv, text);
    const std::string der = tlv(0x30, tlv(0x04, key_id) + tlv(0x30, algorithm) + tlv(0x04, ciphertext));
    std::string base64(der.size() * 2, '\0');
    base64.resize(
        static_cast<std::size_t>(EVP_EncodeBlock(octets(base64), octets(der), static_cast<int>(der.size()))));
    return base64;
}

std::string test_key4(const TestKeys& keys) {
    sqlite3* database = nullptr;
    require(sqlite3_open(":memory:", &database) == SQLITE_OK);
    run(database, "CREATE TABLE metaData (id PRIMARY KEY UNIQUE ON CONFLICT REPLACE, item1, item2)");
    run(database,
        "CREATE TABLE nssPrivate (id PRIMARY KEY UNIQUE ON CONFLICT ABORT, a0, a1, a11, a100, a102, a161)");
    run(database, "INSERT INTO metaData VALUES ('password', ?1, ?2)",
        {std::string(keys.global_salt_bytes, 's'), wrap(keys, 'c', "password-check")});
    const std::string insert = "INSERT INTO nssPrivate (id, a0, a11, a100, a102) VALUES (";
    const std::string secret_key = from_hex("00000004");
    if (keys.des3)
        run(database, insert + "1, ?1, ?2, ?3, ?4)",
            {secret_key, wrap(keys, 'd', des3_key), from_hex("00000015"), key_id});
    if (keys.aes)
        run(database, insert + "2, ?1, ?2, ?3, ?4)",
            {secret_key, wrap(keys, 'a', aes_key), from_hex("0000001f"), key_id});
    // Something else that is encrypted there: the private key of a certificate.
    run(database, insert + "3, ?1, ?2, ?3, ?4)",
        {from_hex("00000003"), "x", from_hex("00000000"), "another id"});
    sqlite3_int64 size = 0;
    unsigned char* const bytes = sqlite3_serialize(database, "main", &size, 0);
    std::string file(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    sqlite3_close(database);
    return file;
}

std::string login_json(int id, const TestLogin& login) {
    const std::string number = std::to_string(id);
    return R"({"id":)" + number + R"(,"hostname":")" + login.origin + R"(","httpRealm":")" + login.origin +
           R"(","formSubmitURL":null,"usernameField":"","passwordField":"","encryptedUsername":")" +
           test_blob(login.cipher, login.username) + R"(","encryptedPassword":")" +
           test_blob(login.cipher, login.password) + R"(","guid":"{00000000-0000-4000-8000-)" +
           std::string(12 - number.size(), '0') + number +
           R"(}","encType":1,"timeCreated":1700000000000,"timeLastUsed":1700000000001,)"
           R"("timePasswordChanged":1700000000002,"timesUsed":7,"timeLastBreachAlertDismissed":0,"syncCounter":3,)"
           R"("everSynced":false,"encryptedUnknownFields":null})";
}

std::string logins_json(const std::vector<TestLogin>& logins) {
    std::string list;
    int id = 0;
    for (const TestLogin& login : logins)
        list += (id == 0 ? "" : ",") + login_json(id + 1, login), ++id;
    return R"({"nextId":)" + std::to_string(id + 1) + R"(,"logins":[)" + list +
           R"(],"potentiallyVulnerablePasswords":[],"version":3})";
}

namespace {

// The blob's parts follow the cipher's OID at places that are fixed for texts of less than a hundred bytes.
std::string opened(const std::string& base64, TestCipher& cipher) {
    std::string der(base64.size(), '\0');
    require(EVP_DecodeBlock(octets(der), octets(base64), static_cast<int>(base64.size())) > 0);
    const std::string aes = from_hex("060960864801650304012a0410");
    const std::string des3 = from_hex("06082a864886f70d03070408");
    const bool is_aes = der.find(aes) != std::string::npos;
    cipher = is_aes ? TestCipher::aes256 : TestCipher::des3;
    const std::size_t iv_at = is_aes ? der.find(aes) + aes.size() : der.find(des3) + des3.size();
    const std::size_t iv_bytes = is_aes ? 16 : 8;
    const std::string iv = der.substr(iv_at, iv_bytes);
    require(der[iv_at + iv_bytes] == '\x04');
    const auto size = static_cast<unsigned char>(der[iv_at + iv_bytes + 1]);
    require(size < 128);
    const std::string ciphertext = der.substr(iv_at + iv_bytes + 2, size);
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    std::string out(ciphertext.size() + 32, '\0');
    int body = 0;
    int tail = 0;
    require(EVP_DecryptInit_ex(context, is_aes ? EVP_aes_256_cbc() : EVP_des_ede3_cbc(), nullptr,
                               octets(is_aes ? aes_key : des3_key), octets(iv)) == 1);
    require(EVP_DecryptUpdate(context, octets(out), &body, octets(ciphertext),
                              static_cast<int>(ciphertext.size())) == 1);
    require(EVP_DecryptFinal_ex(context, octets(out) + body, &tail) == 1);
    EVP_CIPHER_CTX_free(context);
    out.resize(static_cast<std::size_t>(body + tail));
    return out;
}

} // namespace

std::vector<TestLogin> stored_logins(std::string_view logins_json) {
    std::vector<TestLogin> logins;
    const auto file = nlohmann::json::parse(logins_json);
    for (const auto& member : file.at("logins")) {
        if (member.contains("deleted"))
            continue;
        TestLogin login;
        login.origin = member.at("hostname");
        login.username = opened(member.at("encryptedUsername"), login.cipher);
        const TestCipher of_username = login.cipher;
        login.password = opened(member.at("encryptedPassword"), login.cipher);
        require(login.cipher == of_username);
        logins.push_back(login);
    }
    return logins;
}

std::vector<std::string> stored_passwords(std::string_view logins_json) {
    std::vector<std::string> passwords;
    for (const TestLogin& login : stored_logins(logins_json))
        passwords.push_back(login.password);
    return passwords;
}

TestProfile::TestProfile() : m_folder(profiles_root(m_home.path()) / "test.default") {
    std::filesystem::create_directories(m_folder);
    put_file(profiles_root(m_home.path()) / "profiles.ini",
             "[InstallFDC34C9F024745EB]\nDefault=test.default\nLocked=1\n\n"
             "[Profile0]\nName=default\nIsRelative=1\nPath=test.default\n");
}

void TestProfile::set_usual_servers(std::string_view username) const {
    const std::string user(username);
    put("prefs.js", R"(// Mozilla User Preferences

user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "imaps.pec.aruba.it");
user_pref("mail.server.server1.userName", ")" +
                        user + R"(");
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server2.type", "pop3");
user_pref("mail.server.server2.hostname", "pop3s.pec.aruba.it");
user_pref("mail.server.server2.userName", ")" +
                        user + R"(");
user_pref("mail.server.server2.socketType", 3);
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "smtps.pec.aruba.it");
user_pref("mail.smtpserver.smtp1.username", ")" +
                        user + R"(");
user_pref("mail.smtpserver.smtp1.try_ssl", 3);
)");
}

std::map<std::string, std::string> TestProfile::files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder))
        if (entry.is_regular_file())
            files[entry.path().filename().string()] = bytes_of(entry.path());
    return files;
}

sdk::Discovery Thunderbird::discover() {
    return m_target.discover({}).value();
}

sdk::Plan Thunderbird::plan(bool create) {
    std::vector<sdk::Change> changes;
    for (const Slot& slot : slots())
        changes.push_back({slot, create});
    return m_target.plan(changes).value();
}

sdk::Receipt Thunderbird::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    return m_target.apply(plan, secrets).value();
}

sdk::Receipt Thunderbird::rotate(const sdk::Secrets& secrets, bool create) {
    return apply(plan(create), secrets);
}

std::vector<std::string> Thunderbird::verify(const sdk::Secrets& secrets) {
    std::vector<std::string> states;
    for (const sdk::SlotCheck& check : m_target.verify(slots(), secrets))
        states.emplace_back(to_string(check.state));
    return states;
}

std::vector<std::string> outcomes(const sdk::Receipt& receipt) {
    std::vector<std::string> texts;
    for (const SlotResult& result : receipt.results)
        texts.emplace_back(to_string(result.outcome));
    return texts;
}

std::string text_of(const Secret& secret) {
    return secret.expose([](std::string_view bytes) { return std::string(bytes); });
}

} // namespace rinnova::thunderbird::trial
