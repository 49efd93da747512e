// SPDX-License-Identifier: Apache-2.0
#include "contract/Files.h"
#include "support/ScratchFolder.h"

namespace rinnova::contract {

namespace {

/// A home with Mail's accounts, on a machine that is no Mac: everything is left to the person.
class MailHome final : public Store {
  public:
    MailHome() {
        std::filesystem::copy(FIXTURES "/accounts4/Library", m_scratch / "Library",
                              std::filesystem::copy_options::recursive);
    }
    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    State state() const override { return files_in(m_scratch.path()); }
    State foreign() const override { return {}; }
    std::optional<std::string> stored(const Slot&) const override { return std::nullopt; }
    void store_by_hand(const Slot&, std::string_view) override {}

  private:
    test::ScratchFolder m_scratch;
    SystemClock m_clock;
};

class AppleMail final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<MailHome>(); }
    std::size_t slots() const override { return 9; }
    bool writes() const override { return false; }
};

} // namespace

const Subject& subject() {
    static const AppleMail subject;
    return subject;
}

} // namespace rinnova::contract
