// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"
#include "support/ScratchFolder.h"

namespace rinnova::contract {

namespace {

/// What only a person can reach is nowhere on the machine: an empty home.
class Devices final : public Store {
  public:
    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    sdk::DiscoverScope scope() const override {
        sdk::DiscoverScope scope;
        const AccountKey account{"aruba-pec", "mario.rossi@pec.it"};
        scope.devices = {{account, "iPhone"}, {account, "the scanner on the first floor"}};
        return scope;
    }
    State state() const override { return files_in(m_scratch.path()); }
    State foreign() const override { return {}; }
    std::optional<std::string> stored(const Slot&) const override { return std::nullopt; }
    void store_by_hand(const Slot&, std::string_view) override {}

  private:
    test::ScratchFolder m_scratch;
    SystemClock m_clock;
};

class Manual final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<Devices>(); }
    std::size_t slots() const override { return 2; }
    bool writes() const override { return false; }
};

} // namespace

const Subject& subject() {
    static const Manual subject;
    return subject;
}

} // namespace rinnova::contract
