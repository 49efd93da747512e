// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Registry.h"
#include "ThisWindows.h"

#include <functional>

namespace rinnova::outlook {

/// A registry that is no more than a map: it stands for the user's own one in the tests that run everywhere.
/// What it cannot show (rights, sharing, what the system makes of odd names) is tried on Windows' own.
class MemoryRegistry final : public Registry {
  public:
    using Values = std::map<std::u16string, RegistryValue>;

    std::map<std::u16string, Values> keys;
    std::set<std::u16string> denied;  ///< keys that show nothing and take nothing
    std::set<std::u16string> guarded; ///< keys that take nothing
    std::function<void(RegistryValue&)>
        on_put;           ///< what becomes of a value on its way; may change the world besides
    bool flushes = true;  ///< whether the disk takes it
    std::size_t puts = 0; ///< how often something was written
    mutable std::size_t reads = 0;

    /// Makes a key, and those above it.
    Values& key(const std::u16string& path) {
        for (std::size_t at = path.find(u'\\'); at != std::u16string::npos; at = path.find(u'\\', at + 1))
            keys[path.substr(0, at)];
        return keys[path];
    }

    Result<std::vector<std::u16string>> keys_below(const std::u16string& path) const override {
        ++reads;
        if (auto open = opened(path); !open)
            return tl::unexpected(open.error());
        std::vector<std::u16string> names;
        const std::u16string above = path + u"\\";
        for (auto at = keys.lower_bound(above); at != keys.end() && at->first.starts_with(above); ++at)
            if (at->first.find(u'\\', above.size()) == std::u16string::npos)
                names.push_back(at->first.substr(above.size()));
        return names;
    }

    Result<std::vector<std::optional<RegistryValue>>>
    values(const std::u16string& path, std::span<const std::u16string_view> names) const override {
        ++reads;
        const auto open = opened(path);
        if (!open)
            return tl::unexpected(open.error());
        std::vector<std::optional<RegistryValue>> found;
        for (const std::u16string_view name : names) {
            const auto value = (*open)->find(std::u16string(name));
            found.push_back(value != (*open)->end() ? std::optional(shown_as(value->second)) : std::nullopt);
        }
        return found;
    }

    Result<void> put(const std::u16string& path, std::u16string_view name,
                     const std::optional<RegistryValue>& value) override {
        if (auto open = opened(path); !open)
            return tl::unexpected(open.error());
        if (guarded.contains(path))
            return fail(ErrorCode::permission_denied, "guarded");
        ++puts;
        if (!value) {
            keys[path].erase(std::u16string(name));
            return {};
        }
        RegistryValue stored = *value;
        if (on_put)
            on_put(stored);
        keys[path][std::u16string(name)] = std::move(stored);
        return {};
    }

    Result<void> flush() override {
        if (!flushes)
            return fail(ErrorCode::internal, "the disk is full");
        return {};
    }

  private:
    Result<const Values*> opened(const std::u16string& path) const {
        if (denied.contains(path))
            return fail(ErrorCode::permission_denied, "denied");
        const auto found = keys.find(path);
        if (found == keys.end())
            return fail(ErrorCode::not_found, "no such key");
        return &found->second;
    }
    static RegistryValue shown_as(const RegistryValue& value) {
        return value.bytes.size() > largest_value ? RegistryValue{value.type, {}, true} : value;
    }
};

} // namespace rinnova::outlook
