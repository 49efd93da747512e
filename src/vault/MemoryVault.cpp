// SPDX-License-Identifier: Apache-2.0
#include "vault/MemoryVault.h"

#include "base/Text.h"
#include "vault/EntryNames.h"

namespace rinnova {

namespace {

Error injected(ErrorCode code) {
    return with_ways_out(
        {code, "The vault of this test fails: " + std::string(to_string(code)), {}, "memory"});
}

} // namespace

Result<void> MemoryVault::ready() const {
    if (m_broken)
        return tl::unexpected(injected(*m_broken));
    return {};
}

void MemoryVault::heal() {
    m_broken.reset();
    m_failing_write.reset();
    m_lost_answer.reset();
}

Result<void> MemoryVault::open() {
    return ready();
}

Result<void> MemoryVault::store(const VaultKey& key, const Secret& secret) {
    ++m_writes;
    if (const auto fit = check_key(key).and_then([&] { return check_secret(secret); }); !fit)
        return fit;
    if (const auto can = ready(); !can)
        return can;
    if (m_failing_write && m_failing_write->first == m_writes)
        return tl::unexpected(injected(m_failing_write->second));
    const auto at = m_entries.find(key);
    if (at == m_entries.end())
        m_entries.emplace(key, Entry{secret.clone(), m_clock.now()});
    else
        at->second.secret = secret.clone();
    if (m_lost_answer && m_lost_answer->first == m_writes)
        return tl::unexpected(injected(m_lost_answer->second));
    return {};
}

Result<Secret> MemoryVault::load(const VaultKey& key) {
    if (const auto fit = check_key(key); !fit)
        return tl::unexpected(fit.error());
    if (const auto can = ready(); !can)
        return tl::unexpected(can.error());
    const auto at = m_entries.find(key);
    if (at == m_entries.end())
        return fail(ErrorCode::not_found, translate("vault", "The keychain has no such entry."), {},
                    label_of(key));
    return at->second.secret.clone();
}

Result<void> MemoryVault::erase(const VaultKey& key) {
    if (const auto fit = check_key(key); !fit)
        return fit;
    if (const auto can = ready(); !can)
        return can;
    if (m_keeps_everything && m_entries.contains(key))
        return fail(ErrorCode::locked, "the vault keeps everything");
    m_entries.erase(key);
    return {};
}

Result<std::vector<VaultEntry>> MemoryVault::list() {
    if (const auto can = ready(); !can)
        return tl::unexpected(can.error());
    std::vector<VaultEntry> entries;
    for (const auto& [key, entry] : m_entries)
        entries.push_back({key, entry.created});
    return entries;
}

} // namespace rinnova
