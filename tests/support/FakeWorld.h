// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/Rotate.h"
#include "engine/Tracking.h"
#include "support/FakeTarget.h"
#include "support/ScratchFolder.h"
#include "vault/MemoryVault.h"

#include <atomic>
#include <future>
#include <mutex>

namespace rinnova::test {

class FixedClock final : public Clock {
  public:
    Timestamp now() const override { return m_now; }
    std::chrono::seconds utc_offset(Timestamp) const override { return {}; }
    void set(Date date) { m_now = date + std::chrono::hours(10); }

  private:
    Timestamp m_now = Date{std::chrono::year(2026) / 11 / 22} + std::chrono::hours(10);
};

/// A server that knows which passwords are right, and counts.
class ScriptedProbe final : public Probe {
  public:
    std::map<std::string, ProbeVerdict> verdicts; ///< by user name
    ProbeVerdict otherwise = ProbeVerdict::accepted;
    std::vector<ProbeRequest> asked;
    int most_at_once = 0;

    ProbeResult login(const ProbeRequest& request, const Secret&, std::stop_token) override {
        const int running = ++m_running;
        {
            const std::lock_guard guard(m_mutex);
            asked.push_back(request);
            most_at_once = std::max(most_at_once, running);
        }
        const auto found = verdicts.find(request.username);
        ProbeResult result{found != verdicts.end() ? found->second : otherwise, request.server.kind,
                           request.server.host, request.server.port, "the server's words"};
        --m_running;
        return result;
    }

  private:
    std::mutex m_mutex;
    std::atomic<int> m_running{0};
};

constexpr const char* pec_file = R"json({"schema":1,"id":"pec","name":"PEC","domains":["pec.it"],
"servers":{"imap":[{"host":"imap.pec.example","port":993,"tls":"implicit"}],
"smtp":[{"host":"smtp.pec.example","port":465,"tls":"implicit"}],
"archive":[{"host":"archive.pec.example","port":993,"tls":"implicit"}]},
"credential":{"lifetime":{"days":90,"months":3},"url":"https://pec.example/",
"steps":{"activate":{"en":["activate"]},"renew":{"en":["renew"]}}},"probe":{"order":["imap","smtp"]}})json";

/// The engine with everything around it faked but the ledger.
struct FakeWorld {
    ScratchFolder folder;
    FixedClock clock;
    Ledger ledger = Ledger::open(folder.path() / "ledger.sqlite").value();
    MemoryVault vault{clock};
    ScriptedProbe probe;
    ProviderStore providers = ProviderStore::from_documents({{"test", pec_file}});
    std::shared_ptr<FakeStore> mail = std::make_shared<FakeStore>();
    std::shared_ptr<FakeStore> ring = std::make_shared<FakeStore>();
    Targets targets;
    Paths paths{folder.path(), folder.path(), folder.path(), folder.path(), folder.path()};

    explicit FakeWorld(CallLimits limits = {}) {
        const Capabilities readable{.read = true, .create = true, .unlock = false, .needs_hosts = false};
        targets.push_back(
            std::make_unique<TargetHandle>("mail", readable, std::make_shared<FakeTarget>(mail), limits));
        targets.push_back(
            std::make_unique<TargetHandle>("ring", readable, std::make_shared<FakeTarget>(ring), limits));
    }
    World world() { return {ledger, vault, probe, providers, targets, clock, paths, "en"}; }

    /// An account with an incoming and an outgoing slot in the mail program, and one in the keychain.
    void add_mailbox(const std::string& user, const std::string& password) {
        mail->add("mail", SlotKind::imap, "imap.pec.example", user, password);
        mail->add("mail", SlotKind::smtp, "smtp.pec.example", user, password);
        ring->add("ring", SlotKind::generic, "smtp.pec.example", user, password, "login");
    }
    Result<RotationReport> rotate(const std::string& user, const std::string& password,
                                  RotateRequest request = {}) {
        request.account.login = user;
        const Secret secret = Secret::copy_of(password);
        return rotate_batch(world(), {{request, &secret}}, {}, {});
    }
    std::vector<std::string> stored(const std::string& user) const {
        std::vector<std::string> passwords;
        for (const auto& store : {mail, ring})
            for (const FakeStore::Item& item : store->items)
                if (item.slot.username == user)
                    passwords.push_back(item.password);
        return passwords;
    }
    std::optional<std::string> vault_holds(const std::string& user, const std::string& id) {
        auto secret = vault.load({VaultKey::Kind::credential, {"pec", user}, id});
        if (!secret)
            return std::nullopt;
        return secret->expose([](std::string_view bytes) { return std::string(bytes); });
    }
    Account account(const std::string& user) { return ledger.find({"pec", user}).value().value(); }
    AccountStatus status(const std::string& user) {
        return rinnova::status({ledger, clock}, AccountName{user, {}}).value().front();
    }
};

/// The one account of a report.
inline AccountResult only(const Result<RotationReport>& report) {
    if (!report || report->accounts.size() != 1)
        throw std::runtime_error(report ? "another number of accounts" : report.error().message);
    return report->accounts.front();
}

} // namespace rinnova::test
