// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/Vault.h"

#include <map>
#include <optional>
#include <utility>

namespace rinnova {

/// A vault for tests: keeps entries while it lives, and fails when told to.
class MemoryVault final : public Vault {
  public:
    explicit MemoryVault(const Clock& clock) : m_clock(clock) {}

    std::string_view name() const override { return "memory"; }
    Result<void> open() override;
    Result<void> store(const VaultKey& key, const Secret& secret) override;
    Result<Secret> load(const VaultKey& key) override;
    Result<void> erase(const VaultKey& key) override;
    Result<std::vector<VaultEntry>> list() override;

    /// Every call fails so until `heal`: `locked`, `unsupported` (a missing keychain), `timed_out`,
    /// `unreachable`.
    void fail_with(ErrorCode code) { m_broken = code; }
    /// The n-th `store` from now (1: the next) fails so, and writes nothing.
    void fail_at_write(int n, ErrorCode code) { m_failing_write = {m_writes + n, code}; }
    /// The n-th `store` from now fails so after it has written: an answer that got lost.
    void lose_answer_of_write(int n, ErrorCode code) { m_lost_answer = {m_writes + n, code}; }
    /// As a keychain where a person has to confirm each removal: `erase` is `locked`.
    void keep_everything(bool keep) { m_keeps_everything = keep; }
    void heal();

    /// `store` calls so far, failed ones too.
    int writes() const noexcept { return m_writes; }
    std::size_t size() const noexcept { return m_entries.size(); }
    bool holds(const VaultKey& key) const { return m_entries.contains(key); }

  private:
    struct Entry {
        Secret secret;
        Timestamp created;
    };
    using FailingWrite = std::optional<std::pair<int, ErrorCode>>;
    Result<void> ready() const;

    const Clock& m_clock;
    std::map<VaultKey, Entry> m_entries;
    std::optional<ErrorCode> m_broken;
    FailingWrite m_failing_write;
    FailingWrite m_lost_answer;
    int m_writes = 0;
    bool m_keeps_everything = false;
};

} // namespace rinnova
