// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/InternetItem.h"
#include "support/ScratchFolder.h"

#include <nlohmann/json.hpp>

namespace rinnova::keychain {

/// An Internet password as a program on macOS keeps it, with everything that must stay as it is.
inline nlohmann::json mac_item(const char* user, const char* server, const char* protocol, int port,
                               const char* label, std::string_view password) {
    nlohmann::json item = test::internet_item(server, "", port);
    item.update({{"label", label},
                 {"acct", user},
                 {"ptcl", protocol == nullptr ? nlohmann::json() : nlohmann::json(protocol)},
                 {"desc", "application password"},
                 {"icmt", "of the “office”"},
                 {"crtr", "aapl"},
                 {"password", password}});
    return item;
}

/// The double of the keychain tool, with its world beside it.
class MacWorld {
  public:
    MacWorld(std::filesystem::path folder, const nlohmann::json& items,
             const nlohmann::json& person = "allow", const nlohmann::json& fault = nullptr)
        : m_file(folder / "security.json"), m_program(folder / "security") {
        put({{"keychain", "/Users/mario/Library/Keychains/login.keychain-db"},
             {"login", "fake-login"},
             {"person", person},
             {"fault", fault},
             {"items", items}});
        std::filesystem::create_symlink(RINNOVA_SOURCE_DIR "/tests/support/security_double.py", m_program);
    }

    const std::filesystem::path& program() const { return m_program; }
    nlohmann::json get() const { return nlohmann::json::parse(test::bytes_of(m_file)); }
    nlohmann::json items() const { return get()["items"]; }
    void put(const nlohmann::json& world) const { test::put_file(m_file, world.dump()); }
    /// `person`, `fault`: from now on.
    void set(const char* member, const nlohmann::json& value) const {
        nlohmann::json world = get();
        world[member] = value;
        put(world);
    }
    std::string bytes() const { return test::bytes_of(m_file); }

  private:
    std::filesystem::path m_file;
    std::filesystem::path m_program;
};

/// What a write may change of an item, taken out.
inline nlohmann::json unchanging(nlohmann::json item) {
    for (const char* member : {"password", "mdat", "partitions"})
        item.erase(member);
    return item;
}

} // namespace rinnova::keychain
