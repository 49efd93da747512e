// SPDX-License-Identifier: Apache-2.0
#include "TemplateTarget.h"

#include "Base64.h"

#include <algorithm>

namespace rinnova::template_plugin {

namespace {

constexpr std::size_t largest_file = 1024 * 1024;

/// The file as it was read, and its entries. The text is wiped with it: it holds every password of the store.
struct Store {
    AtomicFile file;
    std::string text;
    std::vector<Entry> entries;

    Store(AtomicFile opened) : file(std::move(opened)), text(file.take_bytes()), entries(entries_of(text)) {}
    Store(Store&&) = default;
    Store& operator=(Store&&) = delete;
    ~Store() { wipe(text); }

    static Result<Store> open(const std::filesystem::path& path) {
        auto file = AtomicFile::open(path, largest_file);
        if (!file)
            return tl::unexpected(file.error());
        return Store(std::move(*file));
    }

    /// The entry of a slot; null when the file no longer names it.
    const Entry* entry_of(const Slot& slot) const {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
            return entry.host == slot.host && entry.user == slot.username;
        });
        return found == entries.end() ? nullptr : &*found;
    }

    std::optional<Secret> password_of(const Entry& entry) const {
        return from_base64(std::string_view(text).substr(entry.at, entry.size));
    }

    /// Tells one state of the file from another without a hash of what it holds: a hash could be tried on
    /// guesses.
    std::string fingerprint() const {
        const FileIdentity& file_is = file.identity();
        return std::to_string(file_is.device) + ":" + std::to_string(file_is.inode) + ":" +
               std::to_string(file_is.size) + ":" + std::to_string(file_is.modified_ns) + ":" +
               std::to_string(file_is.changed_ns);
    }
};

/// One slot of a call to `apply`, on its way.
SlotResult change_in(Store& store, const sdk::PlannedChange& change, const Secret* password, bool& changed) {
    SlotResult result{change.slot, SlotOutcome::failed, {}, change.error};
    const Entry* entry = store.entry_of(change.slot);
    if (entry == nullptr || (entry->size == 0 && !change.create)) {
        result.outcome = SlotOutcome::absent;
        return result;
    }
    if (password == nullptr) {
        result.error = Error{ErrorCode::internal,
                             translate("template", "There is no password for this slot."),
                             {},
                             change.slot.location};
        return result;
    }
    // First this, then the precondition: what has arrived already is no conflict, whoever brought it.
    const auto stored = store.password_of(*entry);
    if (stored && *stored == *password) {
        result.outcome = SlotOutcome::unchanged;
        return result;
    }
    if (change.precondition != store.fingerprint()) {
        result.error =
            Error{ErrorCode::conflict, translate("template", "The password file was changed meanwhile."),
                  translate("template", "Try again."), change.slot.location};
        return result;
    }
    put_password(store.text, *entry, *password);
    store.entries = entries_of(store.text);
    changed = true;
    result.outcome = SlotOutcome::updated;
    return result;
}

std::filesystem::path file_of(const sdk::TargetContext& context) {
    const auto config = context.environment.find("XDG_CONFIG_HOME");
    const bool given = config != context.environment.end() && config->second.starts_with('/');
    const std::filesystem::path folder =
        given ? std::filesystem::path(config->second) : context.home / ".config";
    return folder / "rinnova-template" / "passwords";
}

} // namespace

TemplateTarget::TemplateTarget(const sdk::TargetContext& context) : m_file(file_of(context)) {}

Result<sdk::Discovery> TemplateTarget::discover(const sdk::DiscoverScope&) {
    sdk::Discovery discovery;
    const auto store = Store::open(m_file);
    if (!store) {
        if (store.error().code != ErrorCode::not_found) // no file: this user has no such client
            discovery.problems.push_back(store.error());
        return discovery;
    }
    for (const Entry& entry : store->entries) {
        Slot slot;
        slot.id = slot_id("template", {entry.host, entry.user});
        slot.target = "template";
        slot.kind = SlotKind::generic;
        slot.host = entry.host;
        slot.username = entry.user;
        slot.location = m_file.string();
        slot.state = entry.size == 0 ? SlotState::absent : SlotState::unknown;
        discovery.slots.push_back(std::move(slot));
    }
    return discovery;
}

Result<sdk::Plan> TemplateTarget::plan(const std::vector<sdk::Change>& changes) {
    const auto store = Store::open(m_file);
    sdk::Plan plan;
    for (const sdk::Change& change : changes) {
        sdk::PlannedChange planned;
        planned.slot = change.slot;
        planned.create = change.create;
        if (!store) {
            planned.action = sdk::Action::impossible;
            planned.error = store.error();
            plan.changes.push_back(std::move(planned));
            continue;
        }
        const Entry* entry = store->entry_of(change.slot);
        const bool absent = entry == nullptr || entry->size == 0;
        planned.action = !absent                             ? sdk::Action::replace
                         : entry != nullptr && change.create ? sdk::Action::create
                                                             : sdk::Action::none;
        planned.precondition = store->fingerprint();
        planned.summary =
            translate("template", "The password for %1 in %2.", {change.slot.host, m_file.string()});
        plan.changes.push_back(std::move(planned));
    }
    return plan;
}

Result<sdk::Receipt> TemplateTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    auto store = Store::open(m_file);
    bool changed = false;
    for (const sdk::PlannedChange& change : plan.changes) {
        if (store)
            receipt.results.push_back(
                change_in(*store, change, secrets.password_for(change.slot.id), changed));
        else
            receipt.results.push_back({change.slot, SlotOutcome::failed, {}, store.error()});
    }
    if (!changed)
        return receipt;
    // All changes in one write: the file is old or new, never between.
    if (auto written = store->file.replace(store->text); !written) {
        for (SlotResult& result : receipt.results) {
            if (result.outcome == SlotOutcome::updated) {
                result.outcome = SlotOutcome::failed;
                result.error = written.error();
            }
        }
        return receipt;
    }
    receipt.hash_after[m_file.string()] = store->fingerprint();
    return receipt;
}

std::vector<Result<Secret>> TemplateTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    const auto store = Store::open(m_file);
    std::vector<Result<Secret>> passwords;
    for (const Slot& slot : slots) {
        const Entry* entry = store ? store->entry_of(slot) : nullptr;
        if (!store) {
            passwords.emplace_back(tl::unexpected(store.error()));
        } else if (entry == nullptr || entry->size == 0) {
            passwords.emplace_back(fail(ErrorCode::not_found,
                                        translate("template", "No password is stored here."), {},
                                        slot.location));
        } else if (auto stored = store->password_of(*entry)) {
            passwords.emplace_back(std::move(*stored));
        } else {
            passwords.emplace_back(fail(ErrorCode::invalid_data,
                                        translate("template", "The stored password cannot be read."), {},
                                        slot.location));
        }
    }
    return passwords;
}

std::vector<sdk::SlotCheck> TemplateTarget::verify(const std::vector<Slot>& slots,
                                                   const sdk::Secrets& secrets) {
    std::vector<sdk::SlotCheck> checks;
    auto stored = read(slots, secrets);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const Secret* expected = secrets.password_for(slots[i].id);
        sdk::SlotCheck check{slots[i].id, SlotState::unknown, {}};
        if (!stored[i]) {
            const bool absent = stored[i].error().code == ErrorCode::not_found;
            check.state = absent ? SlotState::absent : SlotState::unreadable;
            check.detail = stored[i].error().message;
        } else if (expected != nullptr) {
            check.state = *stored[i] == *expected ? SlotState::in_sync : SlotState::stale;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

std::vector<std::filesystem::path> TemplateTarget::stores_of(const std::vector<Slot>& slots) {
    return slots.empty() ? std::vector<std::filesystem::path>() : std::vector{m_file};
}

} // namespace rinnova::template_plugin
