// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/DescriptorWatch.h"
#include "base/Error.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
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

  private:
    struct Watched {
        std::filesystem::path path;
        bool is_folder = false; ///< watched for files of ours that shall come
    };
    Result<void> add(const std::filesystem::path& file);
    Result<bool> try_add(const std::filesystem::path& file);
    Result<void> add_folder(const std::filesystem::path& folder);
    void take_events();
    bool take_event(int watch, unsigned mask, const char* name);
    void forget(int watch);

    Links m_links;
    std::function<void()> m_changed;
    std::unique_ptr<DescriptorWatch> m_events;
    std::multimap<int, Watched> m_watched; ///< two of our files may be one to the system
    std::set<std::filesystem::path> m_files;
};

} // namespace rinnova
