// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace rinnova::test {

/// An Internet password in the world of the double of the keychain tool (support/security_double.py): the
/// entry that Mail makes for a login of Mario's. What a test is about, it sets.
inline nlohmann::json internet_item(const std::string& server = "imaps.pec.aruba.it",
                                    const std::string& protocol = "imap", int port = 993) {
    return {{"label", server},
            {"acct", "mario.rossi@pec.it"},
            {"srvr", server},
            {"ptcl", protocol},
            {"atyp", "dflt"},
            {"path", nullptr},
            {"sdmn", nullptr},
            {"port", port},
            {"cdat", "20240102030405Z"},
            {"mdat", "20240102030405Z"},
            {"password", "fake-old-1"},
            {"partitions", {"apple:"}}};
}

} // namespace rinnova::test
