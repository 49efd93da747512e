// SPDX-License-Identifier: Apache-2.0
#include "Rewriting.h"

#include <algorithm>

namespace rinnova::keychain {

namespace {

using secret_service::Collection;
using secret_service::Service;

SlotResult with_outcome(const Slot& slot, SlotOutcome outcome, std::string detail) {
    SlotResult result{slot, outcome, {}, std::nullopt};
    result.slot.detail = std::move(detail);
    return result;
}

SlotResult failed(const Slot& slot, Error error) {
    SlotResult result = with_outcome(slot, SlotOutcome::failed, error.message);
    if (error.where.empty())
        error.where = slot.location;
    result.error = std::move(error);
    return result;
}

SlotResult locked(const Slot& slot, const Collection& collection) {
    SlotResult result = with_outcome(slot, SlotOutcome::locked, why_locked(collection));
    result.steps = steps_to_unlock(collection);
    return result;
}

SlotResult absent(const Slot& slot) {
    return with_outcome(slot, SlotOutcome::absent, translate("keychain", "The keyring has no such entry."));
}

SlotResult holds_something_else(const Slot& slot) {
    SlotResult result =
        with_outcome(slot, SlotOutcome::needs_user,
                     translate("keychain", "The entry holds more than a password, and is left as it is."));
    result.steps = {translate("keychain",
                              "Open the program that made the entry “%1” and give it the new password there.",
                              {slot.location})};
    return result;
}

/// The result for an error of the service about one item.
SlotResult explained(const Slot& slot, Error error, const Collection* collection) {
    if (error.code == ErrorCode::locked && collection != nullptr)
        return locked(slot, *collection);
    if (error.code == ErrorCode::not_found)
        return absent(slot);
    return failed(slot, std::move(error));
}

/// Writes and reads back. Nothing else of the item changes: SetSecret does not touch it.
Result<void> write(Service& service, const std::string& path, const Secret& password,
                   const std::string& content_type) {
    if (auto written = service.replace_secret(path, password, content_type); !written)
        return written;
    const auto kept = service.secret_of(path);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!(kept->secret == password))
        return fail(ErrorCode::internal,
                    translate("keychain", "The keyring gave back something else than it was given."));
    return {};
}

} // namespace

std::string location_of(const secret_service::Collection& collection, const std::string& label) {
    return collection.label + '/' + label;
}

std::string why_locked(const Collection& collection) {
    return collection.locked
               ? translate("keychain", "The keyring “%1” is locked.", {collection.label})
               : translate("keychain", "The keychain asks for permission before it shows this entry.");
}

std::vector<std::string> steps_to_unlock(const Collection& collection) {
    if (!collection.locked)
        return {translate("keychain", "Run “rinnova retry” in a terminal of your desktop session, and allow "
                                      "the access when the keychain asks.")};
    return {translate("keychain",
                      "Unlock the keyring “%1”: log in to the desktop, or open the program that shows your "
                      "passwords and keys.",
                      {collection.label}),
            translate("keychain", "Then run “rinnova retry”.")};
}

Result<Secret> password_in(secret_service::StoredSecret stored) {
    const std::size_t end = stored.secret.expose([](std::string_view text) {
        const std::size_t stop = text.find_first_of(std::string_view("\n\0", 2));
        return stop == std::string_view::npos || (stop + 1 == text.size() && text[stop] == '\n')
                   ? std::min(stop, text.size())
                   : std::string_view::npos;
    });
    if (end == std::string_view::npos)
        return fail(ErrorCode::invalid_data, translate("keychain", "The entry holds more than a password."));
    stored.secret.shrink(end);
    return std::move(stored.secret);
}

SlotResult rewrite(Service& service, const Inventory& inventory, const sdk::PlannedChange& change,
                   const Secret* password, std::string& hash_after) {
    const Slot& slot = change.slot;
    const SeenItem* seen = inventory.find(slot.id);
    if (seen == nullptr) {
        const auto* hiding = inventory.hiding(slot);
        return hiding != nullptr ? locked(slot, *hiding) : absent(slot);
    }
    const auto* collection = inventory.collection(seen->collection);
    if (password == nullptr)
        return failed(
            slot,
            {ErrorCode::internal, translate("keychain", "There is no password for this slot."), {}, {}});
    auto stored = service.secret_of(seen->path);
    if (!stored)
        return explained(slot, stored.error(), collection);
    const auto item = service.item(seen->path);
    if (!item)
        return explained(slot, item.error(), collection);
    hash_after = state_of(*seen, *item);
    const std::string content_type = stored->content_type;
    // First this, then the precondition: what has arrived already is no conflict, whoever brought it.
    const bool same = stored->secret == *password;
    const bool replaceable = password_in(std::move(*stored)).has_value();
    if (same)
        return with_outcome(slot, SlotOutcome::unchanged, {});
    // What was seen while it was locked says nothing of its times: nobody could write to it then.
    if (change.precondition != hash_after && !change.precondition.starts_with(locked_state))
        return failed(slot, {ErrorCode::conflict,
                             translate("keychain", "Another program changed the entry meanwhile."),
                             translate("keychain", "Try again."),
                             {}});
    if (!replaceable)
        return holds_something_else(slot);
    if (const auto written = write(service, seen->path, *password, content_type); !written)
        return explained(slot, written.error(), collection);
    if (const auto now = service.item(seen->path))
        hash_after = state_of(*seen, *now);
    return with_outcome(slot, SlotOutcome::updated, {});
}

} // namespace rinnova::keychain
