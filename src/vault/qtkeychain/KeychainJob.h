// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <qt6keychain/keychain.h>

#include <chrono>
#include <optional>
#include <string>

namespace rinnova {

/// How a job of QtKeychain's ended.
struct JobEnd {
    QKeychain::Error error = QKeychain::NoError;
    std::string text;             ///< QtKeychain's words; no secret
    std::optional<Secret> secret; ///< of a read that succeeded; may be empty, see `read_entry`
};

/// The three jobs, each waited for in a local event loop, so that the application's own need not be free.
/// None when the job did not end within the limit: it is left to end by itself, and with it its copy of a
/// secret. QtKeychain runs one job at a time and keeps its queue in the thread of the first: always call from
/// the same thread, under a QCoreApplication.
///
/// With KWallet an error of the last D-Bus call is lost, and the job ends as if all were well (0.13.2,
/// JobPrivate::kwalletFinished): a read may succeed with nothing, and a write or a removal is worth a look
/// afterwards.
std::optional<JobEnd> read_entry(const std::string& key, std::chrono::milliseconds limit);
/// `secret` is not empty: QtKeychain takes an empty one for an order to remove the entry.
std::optional<JobEnd> write_entry(const std::string& key, const Secret& secret,
                                  std::chrono::milliseconds limit);
std::optional<JobEnd> remove_entry(const std::string& key, std::chrono::milliseconds limit);

} // namespace rinnova
