// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"
#include "support/ScratchFolder.h"

namespace rinnova::contract {

namespace {

/// A home in which both have been used, and two accounts that may be in them.
class Home final : public Store {
  public:
    Home() {
        std::filesystem::create_directories(m_scratch /
                                            "local/Packages/Microsoft.OutlookForWindows_8wekyb3d8bbwe");
        std::filesystem::create_directories(m_scratch / "Library/Group Containers/UBF8T346G9.Office/Outlook");
    }
    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.environment["LOCALAPPDATA"] = (m_scratch / "local").string();
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    sdk::DiscoverScope scope() const override {
        sdk::DiscoverScope scope;
        scope.accounts = {{"aruba-pec", "mario.rossi@pec.it"}, {"aruba-pec", "segreteria/studio@pec.it"}};
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

class CloudOutlook final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<Home>(); }
    std::size_t slots() const override { return 4; }
    bool writes() const override { return false; }
};

} // namespace

const Subject& subject() {
    static const CloudOutlook subject;
    return subject;
}

} // namespace rinnova::contract
