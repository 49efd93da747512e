// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace rinnova {

/// Tells when one of some files was written, replaced, removed or made. Each file is watched itself, not its
/// folder, so that its neighbours wake nobody; while it is not there, its folder is watched until it comes.
class FileWatch {
  public:
    enum class Links { followed, themselves };

    /// `changed` comes from the event loop, once for all that happened since it last ran.
    FileWatch(Links links, std::function<void()> changed);

    /// The files, in place of those before; absolute. Those whose folder is missing are left out until the
    /// next call. An error when the system gives no more watches: files are left unwatched then.
    Result<void> set(const std::vector<std::filesystem::path>& files);

    ~FileWatch();

  private:
    class Watches;
    Links m_links;
    std::function<void()> m_changed;
    std::unique_ptr<Watches> m_watches;
};

} // namespace rinnova
