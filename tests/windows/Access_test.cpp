// SPDX-License-Identifier: Apache-2.0
// Whose a file or a pipe is, and who else may have it.
#include "base/AccessList_windows.h"
#include "base/AtomicFile.h"
#include "base/FileAccess.h"
#include "base/Handle_windows.h"
#include "base/LocalListener.h"
#include "base/LocalSocket.h"
#include "base/PipeName_windows.h"
#include "base/PrivateAccess_windows.h"
#include "support/EventLoop.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sddl.h>

#include <memory>
#include <string>
#include <utility>

using namespace rinnova;
using test::ScratchFolder;

namespace {

constexpr const wchar_t* everybody = L"S-1-1-0";
constexpr const wchar_t* authenticated = L"S-1-5-11";
constexpr const wchar_t* users = L"S-1-5-32-545";
constexpr const wchar_t* administrators = L"S-1-5-32-544";
constexpr const wchar_t* the_system = L"S-1-5-18";
constexpr const wchar_t* trusted_installer =
    L"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";
constexpr const wchar_t* domain_admins = L"S-1-5-21-1-2-3-512";
constexpr const wchar_t* enterprise_admins = L"S-1-5-21-1-2-3-519";
constexpr const wchar_t* owner_rights = L"S-1-3-4";
constexpr const wchar_t* domain_users = L"S-1-5-21-1-2-3-513";
constexpr const wchar_t* colleague = L"S-1-5-21-1-2-3-1105";

/// What icacls calls full control, modify and read.
constexpr const wchar_t* full = L"0x1f01ff";
constexpr const wchar_t* modify = L"0x1301bf";
constexpr const wchar_t* read_only = L"0x120089";

std::wstring rule(const wchar_t* kind, const wchar_t* flags, const wchar_t* rights, const std::wstring& who) {
    return std::wstring(L"(") + kind + L";" + flags + L";" + rights + L";;;" + who + L")";
}

std::wstring allow(const wchar_t* rights, const std::wstring& who) {
    return rule(L"A", L"", rights, who);
}

/// An owner and rules, from their text ("Security Descriptor String Format").
class Access {
  public:
    explicit Access(const std::wstring& text) {
        PSECURITY_DESCRIPTOR made = nullptr;
        REQUIRE(ConvertStringSecurityDescriptorToSecurityDescriptorW(text.c_str(), SDDL_REVISION_1, &made,
                                                                     nullptr));
        m_descriptor.reset(made);
    }
    /// Rules of this user's.
    static Access own(const std::wstring& rules) {
        return Access(L"O:" + sid_of_this_user() + L"D:P" + allow(full, sid_of_this_user()) + rules);
    }
    PSECURITY_DESCRIPTOR get() const { return m_descriptor.get(); }
    /// The same with a last rule of another type.
    Access with_last_of(BYTE type) && {
        PACL rules = nullptr;
        BOOL there = FALSE;
        BOOL by_default = FALSE;
        void* last = nullptr;
        REQUIRE(GetSecurityDescriptorDacl(get(), &there, &rules, &by_default));
        REQUIRE(GetAce(rules, rules->AceCount - 1U, &last));
        static_cast<ACE_HEADER*>(last)->AceType = type;
        return std::move(*this);
    }
    bool lets_others_read() const { return gives(reading_rights); }
    bool lets_others_write() const { return gives(changing_rights); }

  private:
    bool gives(ACCESS_MASK rights) const {
        return gives_to_others(get(), rights, &is_this_user_or_administrator);
    }
    std::unique_ptr<void, decltype(&LocalFree)> m_descriptor{nullptr, &LocalFree};
};

/// A pipe that somebody made of the name that ours has, with an owner of his.
class Pipe {
  public:
    Pipe(const std::filesystem::path& name, const std::wstring& owner)
        : m_access(L"O:" + owner + L"D:" + allow(L"GA", everybody)) {
        SECURITY_ATTRIBUTES attributes{sizeof attributes, m_access.get(), FALSE};
        m_pipe = Handle(CreateNamedPipeW(
            pipe_name_of(name).c_str(),
            PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
            PIPE_TYPE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS, 1, 4096, 4096, 0, &attributes));
        REQUIRE(static_cast<bool>(m_pipe));
    }

  private:
    Access m_access;
    Handle m_pipe;
};

} // namespace

TEST_CASE("what this user, the system and the administrators may is no others'") {
    for (const wchar_t* who :
         {administrators, the_system, trusted_installer, domain_admins, enterprise_admins, owner_rights}) {
        const Access access = Access::own(allow(full, who));
        CHECK_FALSE(access.lets_others_read());
        CHECK_FALSE(access.lets_others_write());
    }
    CHECK_FALSE(Access::own(L"").lets_others_write());
}

TEST_CASE("what a group, a domain or a colleague may is others'") {
    for (const wchar_t* who : {everybody, authenticated, users, domain_users, colleague}) {
        CAPTURE(std::string(who, who + std::char_traits<wchar_t>::length(who)));
        CHECK(Access::own(allow(read_only, who)).lets_others_read());
        CHECK_FALSE(Access::own(allow(read_only, who)).lets_others_write());
        CHECK(Access::own(allow(modify, who)).lets_others_write());
    }
}

TEST_CASE("each right that ends in another content counts as writing") {
    for (const wchar_t* right : {L"0x2", L"0x4", L"0x40", L"0x10000", L"0x40000", L"0x80000", L"GW", L"GA"})
        CHECK(Access::own(allow(right, colleague)).lets_others_write());
    CHECK_FALSE(Access::own(allow(L"0x180", colleague)).lets_others_write()); // attributes alone
}

TEST_CASE("rules that forbid, or are for what is made inside, give nothing") {
    CHECK_FALSE(Access::own(rule(L"D", L"", full, everybody)).lets_others_read());
    CHECK_FALSE(Access::own(rule(L"A", L"OICIIO", full, everybody)).lets_others_read());
    CHECK(Access::own(rule(L"A", L"OICI", full, everybody)).lets_others_read());
    CHECK(Access::own(rule(L"D", L"", full, domain_users) + allow(full, colleague)).lets_others_write());
}

TEST_CASE("a rule under conditions counts as given, and one of an unknown kind as everybody's") {
    CHECK(Access::own(allow(full, colleague))
              .with_last_of(ACCESS_ALLOWED_CALLBACK_ACE_TYPE)
              .lets_others_write());
    CHECK_FALSE(Access::own(allow(full, administrators))
                    .with_last_of(ACCESS_ALLOWED_CALLBACK_ACE_TYPE)
                    .lets_others_write());
    CHECK_FALSE(Access::own(allow(full, colleague))
                    .with_last_of(ACCESS_DENIED_CALLBACK_ACE_TYPE)
                    .lets_others_write());
    CHECK(Access::own(allow(full, administrators))
              .with_last_of(ACCESS_ALLOWED_COMPOUND_ACE_TYPE)
              .lets_others_write());
}

TEST_CASE("another owner can give himself everything, and without rules everybody has it") {
    const std::wstring own = sid_of_this_user();
    CHECK(Access(std::wstring(L"O:") + colleague + L"D:" + allow(full, own)).lets_others_read());
    CHECK_FALSE(Access(std::wstring(L"O:") + administrators + L"D:" + allow(full, own)).lets_others_read());
    CHECK(Access(L"O:" + own).lets_others_read());
    CHECK(Access(L"D:" + allow(full, own)).lets_others_read());
}

TEST_CASE("what the administrators alone may write is not a user's") {
    const auto others = [](const std::wstring& rules) {
        const Access access(std::wstring(L"O:") + administrators + L"D:" + rules);
        return gives_to_others(access.get(), changing_rights, &is_administrator);
    };
    CHECK_FALSE(others(allow(full, trusted_installer) + allow(full, the_system) + allow(read_only, users)));
    CHECK(others(allow(full, administrators) + allow(modify, sid_of_this_user())));
}

TEST_CASE("a file of this user's alone is told from one that everybody reads, or writes") {
    const ScratchFolder folder;
    const auto file = folder / "a";
    REQUIRE(AtomicFile::create(file, "x", 0600).has_value());
    CHECK_FALSE(readable_by_others(file));
    CHECK_FALSE(writable_by_others(file));
    const auto give = [&](const wchar_t* rights) {
        return SetFileSecurityW(file.c_str(), DACL_SECURITY_INFORMATION,
                                Access::own(allow(rights, everybody)).get());
    };
    REQUIRE(give(read_only));
    CHECK(readable_by_others(file));
    CHECK_FALSE(writable_by_others(file));
    REQUIRE(give(full));
    CHECK(writable_by_others(file));
    CHECK(readable_by_others(folder / "missing"));
    CHECK(writable_by_others(folder / "missing"));
}

TEST_CASE("a pipe of this user's is connected to, one that another made of its name is not") {
    test::application();
    const ScratchFolder folder;
    const auto name = folder / "socket";
    CHECK(connect_local(name).error().code == ErrorCode::not_found);
    {
        const auto ours = LocalListener::listen(name, [](Descriptor) {});
        REQUIRE_MESSAGE(ours.has_value(), ours.error().message);
        const auto connected = connect_local(name);
        CHECK_MESSAGE(connected.has_value(), connected.error().message);
    }
    {
        const Pipe own(name, sid_of_this_user());
        CHECK(connect_local(name).has_value());
    }
    // The process is this user's: only the owner tells.
    const Pipe theirs(name, administrators);
    const auto refused = connect_local(name);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::not_found);
}
