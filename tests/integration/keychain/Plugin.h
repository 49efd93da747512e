// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "KeychainTarget.h"
#include "integration/vault_session/Session.h"
#include "integration/vault_session/StoredItems.h"
#include "integration/vault_session/Tools.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace rinnova_test {

/// One password for every slot.
class OnePassword final : public rinnova::sdk::Secrets {
  public:
    explicit OnePassword(std::string_view password) : m_password(rinnova::Secret::copy_of(password)) {}
    const rinnova::Secret* password_for(std::string_view) const override { return &m_password; }
    const rinnova::Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    rinnova::Secret m_password;
};

/// The plugin as the engine makes it, in this session.
struct Plugin {
    rinnova::SystemClock clock;
    rinnova::sdk::TargetContext context = context_of_session();
    rinnova::keychain::KeychainTarget target;

    explicit Plugin(bool person = false, const rinnova::keychain::Patience& patience = {})
        : target((context.interactive = person, context), patience) {}

    static rinnova::sdk::TargetContext context_of_session() {
        rinnova::sdk::TargetContext context;
        context.home = std::getenv("HOME");
        context.environment["XDG_CONFIG_HOME"] = std::getenv("XDG_CONFIG_HOME");
        context.language = "en";
        return context;
    }

    static rinnova::sdk::DiscoverScope scope() {
        rinnova::sdk::DiscoverScope scope;
        scope.hosts = {"imaps.pec.aruba.it", "smtps.pec.aruba.it"};
        scope.logins = {"mario.rossi@pec.it"};
        return scope;
    }

    rinnova::sdk::Discovery discover(const rinnova::sdk::DiscoverScope& scope = Plugin::scope()) {
        auto found = target.discover(scope);
        REQUIRE_MESSAGE(found.has_value(), found.error().message);
        return std::move(*found);
    }
    std::vector<rinnova::Slot> slots() { return discover().slots; }
    /// The only slot there is.
    rinnova::Slot slot() {
        const auto found = slots();
        REQUIRE(found.size() == 1);
        return found.front();
    }
    rinnova::sdk::Plan plan(const std::vector<rinnova::Slot>& slots) {
        std::vector<rinnova::sdk::Change> changes;
        for (const rinnova::Slot& slot : slots)
            changes.push_back({slot, false});
        auto made = target.plan(changes);
        REQUIRE_MESSAGE(made.has_value(), made.error().message);
        return std::move(*made);
    }
    std::vector<rinnova::SlotResult> apply(const rinnova::sdk::Plan& plan, std::string_view password) {
        auto receipt = target.apply(plan, OnePassword(password));
        REQUIRE_MESSAGE(receipt.has_value(), receipt.error().message);
        REQUIRE(receipt->results.size() == plan.changes.size());
        return std::move(receipt->results);
    }
    /// Discovers, plans and applies; the outcomes in words.
    std::string rotate(std::string_view password) {
        std::string outcomes;
        for (const auto& result : apply(plan(slots()), password))
            outcomes += (outcomes.empty() ? "" : " ") + std::string(to_string(result.outcome));
        return outcomes;
    }
    std::string state(std::string_view password) {
        std::string states;
        for (const auto& check : target.verify(slots(), OnePassword(password)))
            states += (states.empty() ? "" : " ") + std::string(to_string(check.state));
        return states;
    }
};

/// Items of the test's own, gone with the object, whatever happened to the keyring meanwhile.
class Items {
  public:
    Items() = default;
    Items(const Items&) = delete;
    Items& operator=(const Items&) = delete;
    ~Items() {
        const KeyringRestored restored;
        Session::order("restore");
        for (const Attributes& attributes : m_all)
            erase_with_secret_tool(attributes);
    }
    void add(const std::string& label, const Attributes& attributes, const std::string& secret,
             const std::string& collection = {}) {
        m_all.push_back(attributes);
        store_with_secret_tool(label, attributes, secret, collection);
    }

  private:
    std::vector<Attributes> m_all;
};

inline const Attributes imap_item{
    {"server", "imaps.pec.aruba.it"}, {"user", "mario.rossi@pec.it"}, {"protocol", "imap"}};
inline const Attributes msmtp_item{
    {"host", "smtps.pec.aruba.it"}, {"service", "smtp"}, {"user", "mario.rossi@pec.it"}};

} // namespace rinnova_test
