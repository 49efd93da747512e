// SPDX-License-Identifier: Apache-2.0
#include "ThisWindows_windows.h"

#include <array>

namespace rinnova::outlook {

namespace {

/// The largest a key's name may be, with the NUL behind it (winreg.h's documentation: 255 characters).
constexpr std::size_t name_room = 256;
constexpr std::size_t usual_room = 4096;

/// A key that is closed with the object.
class Key {
  public:
    static Result<Key> open(const std::u16string& path, REGSAM access) {
        Key key;
        const LSTATUS status = RegOpenKeyExW(HKEY_CURRENT_USER, wide(path).c_str(), 0, access, &key.m_key);
        if (status != ERROR_SUCCESS)
            return fail_windows(static_cast<unsigned long>(status),
                                translate("outlook", "Outlook's settings cannot be opened"));
        return key;
    }
    Key(Key&& other) noexcept : m_key(std::exchange(other.m_key, nullptr)) {}
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() {
        if (m_key != nullptr)
            RegCloseKey(m_key);
    }
    HKEY get() const { return m_key; }

  private:
    Key() = default;
    HKEY m_key = nullptr;
};

tl::unexpected<Error> cannot_be_read(LSTATUS status) {
    return fail_windows(static_cast<unsigned long>(status),
                        translate("outlook", "Outlook's settings cannot be read"));
}

Result<std::optional<RegistryValue>> value_of(const Key& key, std::u16string_view name) {
    const std::wstring wanted = wide(name);
    RegistryValue value;
    value.bytes.resize(usual_room);
    for (;;) {
        DWORD type = 0;
        auto size = static_cast<DWORD>(value.bytes.size());
        const LSTATUS status = RegQueryValueExW(key.get(), wanted.c_str(), nullptr, &type,
                                                reinterpret_cast<BYTE*>(value.bytes.data()), &size);
        value.type = type;
        if (status == ERROR_FILE_NOT_FOUND)
            return std::nullopt;
        if (status == ERROR_MORE_DATA && size > largest_value) {
            value.bytes.clear();
            value.too_large = true;
            return value;
        }
        if (status != ERROR_SUCCESS && status != ERROR_MORE_DATA)
            return cannot_be_read(status);
        value.bytes.resize(size);
        if (status == ERROR_SUCCESS)
            return value;
    }
}

class UserRegistry final : public Registry {
  public:
    Result<std::vector<std::u16string>> keys_below(const std::u16string& path) const override {
        const auto key = Key::open(path, KEY_ENUMERATE_SUB_KEYS);
        if (!key)
            return tl::unexpected(key.error());
        std::vector<std::u16string> names;
        for (DWORD index = 0;; ++index) {
            std::array<wchar_t, name_room> name{};
            auto size = static_cast<DWORD>(name.size());
            const LSTATUS status =
                RegEnumKeyExW(key->get(), index, name.data(), &size, nullptr, nullptr, nullptr, nullptr);
            if (status == ERROR_NO_MORE_ITEMS)
                return names;
            if (status != ERROR_SUCCESS)
                return cannot_be_read(status);
            names.emplace_back(name.data(), name.data() + size);
        }
    }

    Result<std::vector<std::optional<RegistryValue>>>
    values(const std::u16string& path, std::span<const std::u16string_view> names) const override {
        const auto key = Key::open(path, KEY_QUERY_VALUE);
        if (!key)
            return tl::unexpected(key.error());
        std::vector<std::optional<RegistryValue>> found;
        for (const std::u16string_view name : names) {
            auto value = value_of(*key, name);
            if (!value)
                return tl::unexpected(value.error());
            found.push_back(std::move(*value));
        }
        return found;
    }

    Result<void> put(const std::u16string& path, std::u16string_view name,
                     const std::optional<RegistryValue>& value) override {
        const auto key = Key::open(path, KEY_SET_VALUE);
        if (!key)
            return tl::unexpected(key.error());
        const std::wstring wanted = wide(name);
        const LSTATUS status = value ? RegSetValueExW(key->get(), wanted.c_str(), 0, value->type,
                                                      reinterpret_cast<const BYTE*>(value->bytes.data()),
                                                      static_cast<DWORD>(value->bytes.size()))
                                     : RegDeleteValueW(key->get(), wanted.c_str());
        if (status != ERROR_SUCCESS)
            return fail_windows(static_cast<unsigned long>(status),
                                translate("outlook", "Outlook's settings cannot be written"));
        return {};
    }

    Result<void> flush() override {
        const auto key = Key::open(u"Software", KEY_QUERY_VALUE);
        if (!key)
            return tl::unexpected(key.error());
        if (const LSTATUS status = RegFlushKey(key->get()); status != ERROR_SUCCESS)
            return fail_windows(static_cast<unsigned long>(status),
                                translate("outlook", "Outlook's settings cannot be written to the disk"));
        return {};
    }
};

} // namespace

std::unique_ptr<Registry> user_registry() {
    return std::make_unique<UserRegistry>();
}

} // namespace rinnova::outlook
