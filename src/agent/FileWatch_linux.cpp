// SPDX-License-Identifier: Apache-2.0
#include "agent/FileWatch.h"

#include "base/DescriptorWatch.h"
#include "base/Text.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>

namespace rinnova {

namespace {

// IN_ATTRIB comes when another file takes this one's name, even while somebody still has this one open: it
// loses a link (inotify(7)).
constexpr std::uint32_t of_a_file = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF;
constexpr std::uint32_t of_a_folder = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR;
constexpr std::uint32_t may_be_another_file = IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF | IN_IGNORED;

} // namespace

class FileWatch::Watches {
  public:
    Watches(int events, Links links, const std::vector<std::filesystem::path>& files,
            std::function<void()> changed)
        : m_links(links), m_files(files.begin(), files.end()), m_changed(std::move(changed)),
          m_events(events, [this] { take_events(); }) {}

    Result<void> add_all() {
        for (const std::filesystem::path& file : m_files)
            if (auto added = add(file); !added)
                return added;
        return {};
    }

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
    std::set<std::filesystem::path> m_files;
    std::function<void()> m_changed;
    std::multimap<int, Watched> m_watched; ///< two of our files may be one to the system
    DescriptorWatch m_events;
};

FileWatch::FileWatch(Links links, std::function<void()> changed)
    : m_links(links), m_changed(std::move(changed)) {}

FileWatch::~FileWatch() = default;

Result<void> FileWatch::set(const std::vector<std::filesystem::path>& files) {
    m_watches.reset();
    if (files.empty())
        return {};
    const int events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (events < 0)
        return fail_errno(errno, translate("agent", "files cannot be watched"), {});
    m_watches = std::make_unique<Watches>(events, m_links, files, m_changed);
    return m_watches->add_all();
}

/// Whether the file is there, and watched.
Result<bool> FileWatch::Watches::try_add(const std::filesystem::path& file) {
    const std::uint32_t mask = of_a_file | (m_links == Links::themselves ? IN_DONT_FOLLOW : 0U);
    const int watch = inotify_add_watch(m_events.descriptor(), file.c_str(), mask);
    if (watch >= 0) {
        m_watched.emplace(watch, Watched{file, false});
        return true;
    }
    if (errno == ENOSPC || errno == ENOMEM)
        return fail_errno(errno, translate("agent", "files cannot be watched"), file.string());
    return false;
}

Result<void> FileWatch::Watches::add_folder(const std::filesystem::path& folder) {
    const int watch = inotify_add_watch(m_events.descriptor(), folder.c_str(), of_a_folder);
    if (watch >= 0) {
        const auto [first, last] = m_watched.equal_range(watch);
        if (first == last)
            m_watched.emplace(watch, Watched{folder, true});
        return {};
    }
    if (errno == ENOSPC || errno == ENOMEM)
        return fail_errno(errno, translate("agent", "files cannot be watched"), folder.string());
    return {};
}

Result<void> FileWatch::Watches::add(const std::filesystem::path& file) {
    auto there = try_add(file);
    if (!there || *there)
        return there.map([](bool) {});
    if (auto added = add_folder(file.parent_path()); !added)
        return added;
    // It may have come meanwhile.
    return try_add(file).map([](bool) {});
}

void FileWatch::Watches::forget(int watch) {
    m_watched.erase(watch);
    inotify_rm_watch(m_events.descriptor(), watch);
}

/// Whether the event is about a file of ours. Watches what has its name now.
bool FileWatch::Watches::take_event(int watch, unsigned mask, const char* name) {
    const auto [first, last] = m_watched.equal_range(watch);
    if (first == last)
        return false; // the last words of a watch that was given up
    std::vector<Watched> about;
    for (auto at = first; at != last; ++at)
        about.push_back(at->second);
    if (about.front().is_folder) {
        const std::filesystem::path folder = about.front().path;
        const std::filesystem::path file = folder / name;
        if ((mask & IN_IGNORED) != 0)
            forget(watch);
        if ((mask & IN_IGNORED) != 0 || *name == '\0' || !m_files.contains(file))
            return false;
        forget(watch);
        for (const std::filesystem::path& ours : m_files)
            if (ours.parent_path() == folder &&
                std::none_of(m_watched.begin(), m_watched.end(),
                             [&](const auto& entry) { return entry.second.path == ours; }))
                (void)add(ours);
        return true;
    }
    if ((mask & may_be_another_file) != 0) {
        forget(watch);
        for (const Watched& entry : about)
            (void)add(entry.path);
    }
    return true;
}

void FileWatch::Watches::take_events() {
    alignas(inotify_event) std::array<char, 16 * 1024> buffer;
    bool ours = false;
    for (ssize_t count = 0; (count = read(m_events.descriptor(), buffer.data(), buffer.size())) > 0;)
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(count);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            // What the system could not tell may have been about us.
            ours = (event.mask & IN_Q_OVERFLOW) != 0 || take_event(event.wd, event.mask, name) || ours;
            at += sizeof event + event.len;
        }
    if (ours)
        std::function<void()>{m_changed}(); // it may set other files
}

} // namespace rinnova
