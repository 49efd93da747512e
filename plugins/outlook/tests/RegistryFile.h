// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "FakeSeal.h"
#include "MemoryRegistry.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace rinnova::outlook {

/// A registry that lies in a file, `registry.json` of a folder, and stays from process to process. What is
/// put is on the disk at once, whole.
class RegistryFile final : public Registry {
  public:
    explicit RegistryFile(std::filesystem::path folder) : m_path(std::move(folder) / "registry.json") {}

    MemoryRegistry load() const {
        MemoryRegistry registry;
        const auto text = read_file(m_path, std::size_t{1} << 24U);
        if (!text)
            return registry;
        const auto document = nlohmann::json::parse(*text);
        for (const auto& [path, values] : document.items()) {
            auto& key = registry.keys[*utf16_from(path)];
            for (const auto& [name, value] : values.items()) {
                const auto bytes = value[1].get<std::vector<unsigned char>>();
                key[*utf16_from(name)] = {value[0].get<std::uint32_t>(), {bytes.begin(), bytes.end()}};
            }
        }
        return registry;
    }
    Result<void> save(const MemoryRegistry& registry) const {
        auto document = nlohmann::json::object();
        for (const auto& [path, values] : registry.keys) {
            auto& key = document[*utf8_from(path)] = nlohmann::json::object();
            for (const auto& [name, value] : values)
                key[*utf8_from(name)] = {value.type,
                                         std::vector<unsigned char>(value.bytes.begin(), value.bytes.end())};
        }
        return AtomicFile::put(m_path, document.dump(), 0600);
    }

    Result<std::vector<std::u16string>> keys_below(const std::u16string& key) const override {
        return load().keys_below(key);
    }
    Result<std::vector<std::optional<RegistryValue>>>
    values(const std::u16string& key, std::span<const std::u16string_view> names) const override {
        return load().values(key, names);
    }
    Result<void> put(const std::u16string& key, std::u16string_view name,
                     const std::optional<RegistryValue>& value) override {
        MemoryRegistry registry = load();
        return registry.put(key, name, value).and_then([&] { return save(registry); });
    }
    Result<void> flush() override { return {}; }

  private:
    std::filesystem::path m_path;
};

/// An Outlook runs while the folder's file `outlook` names a process.
class ProgramsAtHome final : public OutlookPrograms {
  public:
    explicit ProgramsAtHome(std::filesystem::path folder) : m_path(std::move(folder) / "outlook") {}
    Result<std::optional<RunningOutlook>> running() const override {
        long number = 0;
        if (!(std::ifstream(m_path) >> number))
            return std::nullopt;
        const auto process = process_with(number);
        return process ? std::optional(RunningOutlook{process}) : std::nullopt;
    }
    Result<void> ask_to_close(const ProcessId&) const override { return {}; }

  private:
    std::filesystem::path m_path;
};

inline Windows windows_at_home(const std::filesystem::path& folder) {
    return {std::make_unique<RegistryFile>(folder), std::make_unique<FakeSeal>(),
            std::make_unique<ProgramsAtHome>(folder)};
}

} // namespace rinnova::outlook
