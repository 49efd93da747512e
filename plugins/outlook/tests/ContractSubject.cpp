// SPDX-License-Identifier: Apache-2.0
#include "Office.h"
#include "RegistryFile.h"
#include "contract/Files.h"
#include "support/ScratchFolder.h"

#include <unistd.h>

namespace rinnova::contract {

namespace {

using namespace outlook;

/// A user with two profiles, and with a registry in a file.
class OutlookHome final : public Store {
  public:
    OutlookHome() {
        Office office;
        office.account(u"Outlook", u"00000001",
                       {{u"clsid", text(u"{ED475414-B0D6-11D2-8C3B-00104B2A6676}")}});
        office.account(u"Outlook", u"00000002", with_own_outgoing(imap_account()));
        auto empty = imap_account(u"vuoto@pec.it");
        empty.erase(u"IMAP Password");
        office.account(u"Outlook", u"00000003", empty);
        office.account(u"Studio Però", u"00000002",
                       {{u"clsid", old_text(outlook::pop3_class)},
                        {u"POP3 Server", old_text(u"pop3s.pec.aruba.it")},
                        {u"POP3 User", old_text(u"segreteria/studio@pec.it")},
                        {u"POP3 Password", sealed(old_password, u"POP3 Password")}},
                       root_of_mapi);
        if (!m_file.save(*office.registry))
            throw std::runtime_error("no registry");
    }
    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    State state() const override { return files_in(m_scratch.path()); }
    State foreign() const override {
        State state;
        for (const auto& [path, values] : m_file.load().keys)
            for (const auto& [name, value] : values)
                state[*utf8_from(path) + "\\" + *utf8_from(name)] =
                    std::to_string(value.type) + (name.ends_with(u" Password") ? std::string() : value.bytes);
        std::erase_if(state, [](const auto& value) {
            return value.first.find("00000003\\IMAP Password") != std::string::npos;
        });
        return state;
    }
    std::optional<std::string> stored(const Slot& slot) const override {
        const MemoryRegistry registry = m_file.load();
        const auto& values = registry.keys.at(*utf16_from(slot.locator));
        const std::string password = Office().held(values, name_of(slot));
        return password == "–" ? std::nullopt : std::optional(password);
    }
    void store_by_hand(const Slot& slot, std::string_view password) override {
        MemoryRegistry registry = m_file.load();
        registry.keys.at(*utf16_from(slot.locator))[name_of(slot)] = sealed(password, name_of(slot));
        if (!m_file.save(registry))
            throw std::runtime_error("no registry");
    }
    void open_outlook(long process) const { test::put_file(m_scratch / "outlook", std::to_string(process)); }

  private:
    static std::u16string name_of(const Slot& slot) {
        return slot.kind == SlotKind::smtp   ? u"SMTP Password"
               : slot.kind == SlotKind::pop3 ? u"POP3 Password"
                                             : u"IMAP Password";
    }

    test::ScratchFolder m_scratch;
    RegistryFile m_file{m_scratch.path()};
    SystemClock m_clock;
};

class ClassicOutlook final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<OutlookHome>(); }
    std::size_t slots() const override { return 4; }
    std::size_t absent() const override { return 1; }
    std::vector<Situation> situations() const override {
        return {{"Outlook is open", SlotOutcome::pending, SlotState::in_sync,
                 [](Store& store) -> std::shared_ptr<void> {
                     dynamic_cast<OutlookHome&>(store).open_outlook(getpid());
                     return nullptr;
                 },
                 true}};
    }
};

} // namespace

const Subject& subject() {
    static const ClassicOutlook subject;
    return subject;
}

} // namespace rinnova::contract
