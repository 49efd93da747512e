// SPDX-License-Identifier: Apache-2.0
#include "agent/LeftOpen.h"

namespace rinnova::agent {

namespace {

Result<RotationReport> finish_open_slots(LocalService& service, std::optional<AccountName> account,
                                         bool restart_clients, std::stop_token stop) {
    RetryRequest request;
    request.account = std::move(account);
    request.probe = false;
    request.staged = false;
    request.restart_clients = restart_clients;
    return service.retry(request, {}, std::move(stop));
}

} // namespace

LeftOpen::LeftOpen(const Parts& parts, Errands& errands,
                   std::function<void(const Result<RotationReport>&)> tried)
    : m_errands(errands), m_tried(std::move(tried)),
      m_slots(parts.clock, {[this] { return m_open; }, [this] { finish(); }}) {}

void LeftOpen::take(std::optional<std::vector<OpenSlotNow>> open) {
    if (open) {
        m_open.clear();
        for (const OpenSlotNow& now : *open)
            m_open.push_back({now.slot.id, now.slot.state, now.client_open, now.client});
    }
    m_slots.refresh();
}

void LeftOpen::finish() {
    m_errands.add<RotationReport>(
        [](LocalService& service, std::stop_token stop) {
            return finish_open_slots(service, std::nullopt, false, std::move(stop));
        },
        m_tried);
}

void LeftOpen::finish_with_restarts(const std::vector<AccountKey>& accounts) {
    for (const AccountKey& account : accounts)
        m_errands.add<RotationReport>(
            [account](LocalService& service, std::stop_token stop) {
                return finish_open_slots(service, AccountName{account.login, account.provider}, true,
                                         std::move(stop));
            },
            m_tried, true);
}

} // namespace rinnova::agent
