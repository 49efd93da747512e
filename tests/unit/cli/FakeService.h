// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/Service.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace rinnova::cli::test {

/// What a FakeService answers, and what it was asked. Passwords it is given are kept as text: they are the
/// tests' own, and obviously fake.
struct Told {
    std::vector<AccountStatus> accounts;
    std::vector<Error> warnings;
    DiscoverReport discovered;
    RotationPreview preview;
    std::deque<Result<RotationReport>> reports; ///< of rotate and its kin, in order; the last one stays
    std::optional<Error> error;                 ///< of every other call
    std::vector<Finding> findings;
    std::vector<HistoryEntry> entries;
    std::vector<ProviderStatus> providers;
    std::vector<PluginStatus> plugins;
    std::vector<Error> check_findings;
    std::string calendar;
    AccountReminders reminders;
    std::optional<std::vector<int>> set_days; ///< by the last `set_reminders`
    std::optional<SecondChannel> second_channel;
    std::optional<Error> refusal; ///< of the second channel
    std::function<void(std::stop_token)> while_rotating;

    std::vector<std::string> calls;
    std::vector<std::string> passwords;
    std::vector<RotateRequest> requests;
    std::vector<TrackRequest> tracked;
};

class FakeService : public Service {
  public:
    explicit FakeService(Told& told) : m_told(told) {}

    std::vector<Error> warnings() override { return m_told.warnings; }
    Result<DiscoverReport> discover() override { return answer("discover", m_told.discovered); }
    Result<AccountStatus> track(const TrackRequest& request) override {
        m_told.tracked.push_back(request);
        return first("track " + request.account.login);
    }
    Result<std::vector<AccountStatus>> track_many(const std::vector<TrackRequest>& list) override {
        m_told.tracked = list;
        return answer("track_many", m_told.accounts);
    }
    Result<std::vector<AccountStatus>> track_all() override { return answer("track_all", m_told.accounts); }
    Result<void> untrack(const AccountName& account) override { return nothing("untrack " + account.login); }
    Result<std::vector<AccountStatus>> status(const StatusRequest& request) override {
        return answer("status " + (request.account ? request.account->login : "all") +
                          (request.next_notices ? "" : " without notices"),
                      m_told.accounts);
    }
    Result<RotationPreview> prepare(const RotateRequest&) override {
        return answer("prepare", m_told.preview);
    }
    Result<RotationReport> rotate(const RotateRequest& request, const Secret& password,
                                  const ProgressCallback& progress, std::stop_token stop) override;
    Result<RotationReport> rotate_from(const RotateRequest& request, const std::string& slot_id,
                                       const ProgressCallback&, std::stop_token) override {
        m_told.requests.push_back(request);
        return report("rotate_from " + slot_id);
    }
    Result<RotationReport> rotate_batch(const std::vector<BatchItem>& items, const ProgressCallback&,
                                        std::stop_token) override {
        for (const BatchItem& item : items) {
            m_told.requests.push_back(item.request);
            m_told.passwords.push_back(
                item.password->expose([](std::string_view bytes) { return std::string(bytes); }));
        }
        return report("rotate_batch");
    }
    Result<RotationReport> retry(const RetryRequest& request, const ProgressCallback&,
                                 std::stop_token) override {
        return report("retry " + (request.account ? request.account->login : "all"));
    }
    Result<RotationReport> undo(const AccountName& account, bool probe, const ProgressCallback&,
                                std::stop_token) override {
        return report("undo " + account.login + (probe ? "" : " unproven"));
    }
    Result<void> copy(const AccountName& account, std::chrono::seconds, const std::function<void()>& held,
                      std::stop_token) override {
        if (auto done = nothing("copy " + account.login); !done)
            return done;
        held();
        return {};
    }
    Result<void> discard(const AccountName& account) override { return nothing("discard " + account.login); }
    Result<AccountStatus> extend(const AccountName& account, Date until) override {
        return first("extend " + account.login + " " + to_iso(until));
    }
    Result<std::vector<AccountStatus>> verify(const std::optional<AccountName>&,
                                              const ProgressCallback&) override {
        return answer("verify", m_told.accounts);
    }
    Result<AccountStatus> confirm(const std::string& slot_id) override { return first("confirm " + slot_id); }
    Result<void> unlock(const std::string& slot_id, const Secret& password) override {
        m_told.passwords.push_back(
            password.expose([](std::string_view bytes) { return std::string(bytes); }));
        return nothing("unlock " + slot_id);
    }
    Result<AccountStatus> snooze(const AccountName& account, const std::optional<Date>& until) override {
        return first("snooze " + account.login + (until ? " " + to_iso(*until) : ""));
    }
    Result<AccountStatus> acknowledge(const AccountName& account, Reaction reaction) override {
        return first("acknowledge " + account.login + " " + std::string(to_string(reaction)));
    }
    Result<AccountReminders> reminders(const AccountName& account) override {
        return answer("reminders " + account.login, m_told.reminders);
    }
    Result<AccountReminders> set_reminders(const AccountName& account,
                                           const std::optional<std::vector<int>>& days) override {
        m_told.set_days = days;
        return answer("set_reminders " + account.login, m_told.reminders);
    }
    Result<std::string> calendar() override { return answer("calendar", m_told.calendar); }
    Result<std::optional<SecondChannel>> second_channel() override {
        return answer("second_channel", m_told.second_channel);
    }
    Result<void> try_second_channel(const Secret* password, std::stop_token) override {
        if (password != nullptr)
            m_told.passwords.push_back(
                password->expose([](std::string_view bytes) { return std::string(bytes); }));
        m_told.calls.emplace_back("try_second_channel");
        if (m_told.refusal)
            return tl::unexpected(*m_told.refusal);
        return {};
    }
    Result<std::vector<Finding>> doctor(const std::optional<AccountName>&) override {
        return answer("doctor", m_told.findings);
    }
    Result<std::vector<HistoryEntry>> history(const std::optional<AccountName>&) override {
        return answer("history", m_told.entries);
    }
    std::vector<ProviderStatus> providers() override { return m_told.providers; }
    std::vector<Error> check_provider(const std::string&) override { return m_told.check_findings; }
    std::vector<PluginStatus> plugins() override { return m_told.plugins; }

  private:
    template <typename Value>
    Result<Value> answer(const std::string& call, const Value& value) {
        m_told.calls.push_back(call);
        if (m_told.error)
            return tl::unexpected(*m_told.error);
        return value;
    }
    Result<void> nothing(const std::string& call) {
        m_told.calls.push_back(call);
        if (m_told.error)
            return tl::unexpected(*m_told.error);
        return {};
    }
    Result<AccountStatus> first(const std::string& call) {
        return answer(call, m_told.accounts.empty() ? AccountStatus{} : m_told.accounts.front());
    }
    Result<RotationReport> report(const std::string& call) {
        m_told.calls.push_back(call);
        if (m_told.reports.empty())
            return RotationReport{};
        Result<RotationReport> next = m_told.reports.front();
        if (m_told.reports.size() > 1)
            m_told.reports.pop_front();
        return next;
    }

    Told& m_told;
};

inline Result<RotationReport> FakeService::rotate(const RotateRequest& request, const Secret& password,
                                                  const ProgressCallback& progress, std::stop_token stop) {
    m_told.requests.push_back(request);
    m_told.passwords.push_back(password.expose([](std::string_view bytes) { return std::string(bytes); }));
    progress({Progress::Stage::probing, AccountKey{"aruba-pec", request.account.login}, 0, 1});
    if (m_told.while_rotating)
        m_told.while_rotating(std::move(stop));
    return report("rotate " + request.account.login);
}

} // namespace rinnova::cli::test
