// SPDX-License-Identifier: Apache-2.0
// The Credential Manager as it is: what the contract suite does not ask of every plugin.
#include "ByHand.h"
#include "windows/CredentialTarget.h"

#include <doctest/doctest.h>
#include <wincred.h>

#include <string>

using namespace rinnova;
using keychain::CredentialTarget;

namespace {

/// An entry of a mail program, gone with the object.
class Entry {
  public:
    Entry(const std::wstring& user, const std::string& blob) { put(user, blob); }
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    ~Entry() { CredDeleteW(name, CRED_TYPE_GENERIC, 0); }

    static void put(std::wstring user, std::string blob) {
        std::wstring target = name;
        CREDENTIALW credential{};
        credential.Type = CRED_TYPE_GENERIC;
        credential.TargetName = target.data();
        credential.UserName = user.data();
        credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
        credential.CredentialBlob = reinterpret_cast<BYTE*>(blob.data());
        credential.CredentialBlobSize = static_cast<DWORD>(blob.size());
        REQUIRE(CredWriteW(&credential, 0));
    }
    /// Its user, and what it holds.
    static std::string look() {
        CREDENTIALW* found = nullptr;
        REQUIRE(CredReadW(name, CRED_TYPE_GENERIC, 0, &found));
        const std::string seen =
            by_hand::utf8(found->UserName) + ": " +
            std::string(reinterpret_cast<const char*>(found->CredentialBlob), found->CredentialBlobSize);
        CredFree(found);
        return seen;
    }

  private:
    static constexpr const wchar_t* name = L"imaps.pec.aruba.it";
};

class OnePassword final : public sdk::Secrets {
  public:
    explicit OnePassword(std::string_view password) : m_password(Secret::copy_of(password)) {}
    const Secret* password_for(std::string_view) const override { return &m_password; }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password;
};

std::string wide(std::string_view text) {
    const std::wstring units = by_hand::wide(text);
    return {reinterpret_cast<const char*>(units.data()), units.size() * sizeof(wchar_t)};
}

std::vector<Slot> slots_of(CredentialTarget& target) {
    sdk::DiscoverScope scope;
    scope.hosts = {"imaps.pec.aruba.it"};
    auto slots = target.discover(scope).value().slots;
    REQUIRE(slots.size() == 1);
    return slots;
}

SlotResult replaced(CredentialTarget& target, std::string_view password) {
    const auto plan = target.plan({{slots_of(target).front(), false}}).value();
    return target.apply(plan, OnePassword(password)).value().results.front();
}

} // namespace

TEST_CASE("an entry that has become another user's is not the slot's any more, and is left as it is") {
    const Entry entry(L"mario.rossi@pec.it", "fake-old-1");
    CredentialTarget target;
    const auto slots = slots_of(target);
    const auto early = target.plan({{slots.front(), false}}).value();
    CHECK(early.changes.front().action == sdk::Action::replace);
    Entry::put(L"anna.verdi@pec.it", "fake-of-anna");
    const auto late = target.plan({{slots.front(), false}}).value();
    CHECK(late.changes.front().action == sdk::Action::none);
    for (const sdk::Plan& plan : {early, late})
        CHECK(target.apply(plan, OnePassword("fake-new-2")).value().results.front().outcome ==
              SlotOutcome::absent);
    CHECK(Entry::look() == "anna.verdi@pec.it: fake-of-anna");
    CHECK(target.read(slots, OnePassword("")).front().error().code == ErrorCode::not_found);
    CHECK(target.verify(slots, OnePassword("fake-of-anna")).front().state == SlotState::absent);
    CHECK(slots_of(target).front().id != slots.front().id);
}

TEST_CASE("a password in UTF-8 with a closing NUL stays one, whatever its size") {
    const Entry entry(L"mario.rossi@pec.it", std::string("fake1\0", 6));
    CredentialTarget target;
    CHECK(*target.read(slots_of(target), OnePassword("")).front() == Secret::copy_of("fake1"));
    CHECK(replaced(target, "fake-new-2").outcome == SlotOutcome::updated);
    CHECK(Entry::look() == std::string("mario.rossi@pec.it: fake-new-2\0", 31));
    CHECK(replaced(target, "fake-new-2").outcome == SlotOutcome::unchanged);
}

TEST_CASE("a password that could not be read back is for the person to give, and the entry stays") {
    const std::string cyrillic = "\u043f\u0430\u0440\u043e\u043b\u044c";
    CredentialTarget target;
    for (const auto& [before, password] : {std::pair{wide("fake-old-1"), cyrillic},
                                           std::pair{std::string("fake-old-1"), std::string("fake\tnew")},
                                           std::pair{wide(cyrillic), std::string("fake-new-2")}}) {
        const Entry entry(L"mario.rossi@pec.it", before);
        const SlotResult result = replaced(target, password);
        CHECK(result.outcome == SlotOutcome::needs_user);
        CHECK(result.steps.size() == 1);
        CHECK(Entry::look() == "mario.rossi@pec.it: " + before);
    }
}
