// SPDX-License-Identifier: Apache-2.0
#include "Inventory.h"

#include "HiddenAttributes.h"
#include "MailItem.h"
#include "sdk/Hex.h"

#include <openssl/sha.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <thread>

namespace rinnova::keychain {

namespace {

using secret_service::Collection;
using secret_service::Service;

/// Paths of our vault's entries, to be left out before each of them costs a call.
Result<std::set<std::string>> own_items(Service& service, const std::vector<Collection>& collections) {
    // A search in KeePassXC with nothing unlocked would ask the person.
    const bool any_open = std::any_of(collections.begin(), collections.end(),
                                      [](const Collection& collection) { return !collection.locked; });
    if (!any_open)
        return std::set<std::string>{};
    return service.search({{"service", "rinnova"}}).map([](const secret_service::Found& found) {
        std::set<std::string> paths(found.unlocked.begin(), found.unlocked.end());
        paths.insert(found.locked.begin(), found.locked.end());
        return paths;
    });
}

Result<std::vector<Collection>> read_collections(Service& service) {
    const auto paths = service.collections();
    if (!paths)
        return tl::unexpected(paths.error());
    std::vector<Collection> collections;
    for (const std::string& path : *paths) {
        auto collection = service.collection(path);
        if (collection)
            collections.push_back(std::move(*collection));
        else if (collection.error().code != ErrorCode::not_found)
            return tl::unexpected(collection.error());
    }
    return collections;
}

/// What cannot be seen of an item stops nothing; a service that is silent or gone does.
bool concerns_one_item(const Error& error) {
    return error.code == ErrorCode::not_found || error.code == ErrorCode::locked;
}

/// What has to be unlocked for these slots: collections, and items that take a permission of their own.
std::vector<std::string> locked_places(Service& service, const Inventory& inventory,
                                       const std::vector<Slot>& slots) {
    std::set<std::string> places;
    for (const Slot& slot : slots) {
        const SeenItem* seen = inventory.find(slot.id);
        const Collection* collection =
            seen != nullptr ? inventory.collection(seen->collection) : inventory.hiding(slot);
        if (collection == nullptr)
            continue;
        if (collection->locked)
            places.insert(collection->path);
        else if (const auto item = service.item(seen->path); item && item->locked)
            places.insert(item->path);
    }
    return {places.begin(), places.end()};
}

/// Ids of items that look the same (a program that adds and never replaces) get a number, by their paths.
void number_twins(std::vector<SeenItem>& items) {
    std::sort(items.begin(), items.end(), [](const SeenItem& a, const SeenItem& b) {
        return std::pair(a.path.size(), a.path) < std::pair(b.path.size(), b.path);
    });
    std::map<std::string, int> count;
    for (SeenItem& item : items)
        if (const int number = ++count[item.id]; number > 1)
            item.id = slot_id("keychain", {item.id, std::to_string(number)});
}

std::string sha256_of(std::string_view text) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
    return hex_of(digest);
}

} // namespace

const Collection* Inventory::collection(std::string_view path) const {
    const auto at = std::find_if(collections.begin(), collections.end(),
                                 [&](const Collection& collection) { return collection.path == path; });
    return at == collections.end() ? nullptr : &*at;
}

const SeenItem* Inventory::find(std::string_view id) const {
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const SeenItem& item) { return item.id == id; });
    return at == items.end() ? nullptr : &*at;
}

const Collection* Inventory::hiding(const Slot& slot) const {
    const Collection* place = collection(slot.locator);
    const bool hides = place != nullptr && place->locked && place->items.empty();
    return hides && find(slot.id) == nullptr ? place : nullptr;
}

Result<Inventory> read_inventory(Service& service) {
    auto collections = read_collections(service);
    if (!collections)
        return tl::unexpected(collections.error());
    Inventory inventory{std::move(*collections), {}};
    const auto own = own_items(service, inventory.collections);
    if (!own)
        return tl::unexpected(own.error());
    for (const Collection& collection : inventory.collections)
        for (const std::string& path : collection.items) {
            if (own->contains(path))
                continue;
            auto attributes = service.attributes_of(path);
            if (!attributes && concerns_one_item(attributes.error()))
                continue;
            if (!attributes)
                return tl::unexpected(attributes.error());
            std::string id = slot_id("keychain", {collection.path, identity_of(*attributes)});
            inventory.items.push_back({std::move(id), path, collection.path, std::move(*attributes)});
        }
    number_twins(inventory.items);
    return inventory;
}

Result<Inventory> read_unlocked_inventory(Service& service, const std::vector<Slot>& slots) {
    auto inventory = read_inventory(service);
    if (!inventory)
        return inventory;
    const auto places = locked_places(service, *inventory, slots);
    if (places.empty())
        return inventory;
    static_cast<void>(service.unlock(places));
    return read_inventory(service);
}

std::string state_of(const SeenItem& seen, const secret_service::Item& item) {
    std::string text = seen.collection + '\n' + identity_of(seen.attributes);
    if (item.locked && item.modified == 0)
        return std::string(locked_state) + sha256_of(text);
    for (const auto& [name, value] : item.attributes)
        if (name != "xdg:schema") // added when the service reads its file again
            text += name + '=' + value + '\n';
    text += "label=" + item.label + "\ncreated=" + std::to_string(item.created) +
            "\nmodified=" + std::to_string(item.modified) + '\n';
    return "seen:" + sha256_of(text);
}

void wait_until_told_apart(const secret_service::Item& item) {
    using std::chrono::system_clock;
    // The service's own clock, which is the machine's: no test can stand in for it.
    const auto now = system_clock::now();
    const auto stored =
        system_clock::time_point(std::chrono::seconds(static_cast<std::int64_t>(item.modified)));
    const auto end_of_second = stored + std::chrono::seconds(1);
    if (stored <= now && now < end_of_second)
        std::this_thread::sleep_until(end_of_second);
}

} // namespace rinnova::keychain
