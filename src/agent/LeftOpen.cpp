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
    for (OpenSlot& slot : m_open)
        if (slot.client && process_with(slot.client->number) != slot.client) {
            slot.client.reset();
            slot.client_open = false;
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
    std::optional<AccountName> only;
    if (accounts.size() == 1)
        only = AccountName{accounts.front().login, accounts.front().provider};
    m_errands.add<RotationReport>(
        [only](LocalService& service, std::stop_token stop) {
            return finish_open_slots(service, only, true, std::move(stop));
        },
        m_tried, true);
}

} // namespace rinnova::agent
