// SPDX-License-Identifier: Apache-2.0
// The first byte chooses the reader; for a database and its log, four more say where the log begins.
#include "AccountsDatabase.h"
#include "AccountsPlist.h"
#include "KeyedArchive.h"
#include "WriteAheadLog.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace rinnova::apple_mail;

namespace {

void read_database(std::string_view bytes) {
    if (bytes.size() < 4)
        return;
    std::size_t log_at = 0;
    for (int i = 0; i < 4; ++i)
        log_at = log_at << 8U | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    bytes.remove_prefix(4);
    log_at = std::min(log_at, bytes.size());
    std::string database(bytes.substr(0, log_at));
    if (!apply_write_ahead_log(database, bytes.substr(log_at)))
        return;
    if (const auto rows = parse_accounts_database(std::move(database)))
        (void)servers_of(*rows);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 3) {
    case 0:
        (void)scalar_of_archive(bytes);
        break;
    case 1:
        (void)parse_accounts_plist(bytes);
        break;
    default:
        read_database(bytes);
    }
    return 0;
}
