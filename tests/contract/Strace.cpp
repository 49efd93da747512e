// SPDX-License-Identifier: Apache-2.0
#include "contract/Strace.h"

#include "support/ScratchFolder.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace rinnova::contract {

namespace {

constexpr std::string_view changing_calls = "write,writev,pwrite64,sendto,sendmsg,rename,renameat,renameat2,"
                                            "link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,"
                                            "mkdir,mkdirat,truncate,ftruncate,fallocate,fsync,fdatasync,open,"
                                            "openat,creat,chmod,fchmod,fchmodat,fchown,fchownat,"
                                            "fsetxattr,setxattr,utimensat";

/// strace 6.1 is many times faster with it, and injects no signals then.
constexpr const char* at_these_calls_alone = "--seccomp-bpf";

/// Opening counts when it can make or empty a file; writing, when somebody reads it: threads wake each other
/// by writing to events and pipes of their own.
bool changes(const std::string& name, const std::string& line) {
    if (name == "open" || name == "openat")
        return line.find("O_CREAT") != std::string::npos || line.find("O_TRUNC") != std::string::npos;
    return line.find("<anon_inode:") == std::string::npos && line.find("<pipe:") == std::string::npos;
}

class Pipe {
  public:
    Pipe() {
        if (pipe(m_ends.data()) != 0)
            throw std::runtime_error("pipe");
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        shut(0);
        shut(1);
    }
    int end(std::size_t which) const { return m_ends[which]; }
    void shut(std::size_t which) {
        if (m_ends[which] >= 0)
            close(m_ends[which]);
        m_ends[which] = -1;
    }

  private:
    std::array<int, 2> m_ends{};
};

std::vector<std::string> environment_of(const Store& store) {
    const sdk::TargetContext context = store.context();
    // A sanitizer's search for leaks needs ptrace for itself.
    std::vector<std::string> environment{"HOME=" + context.home.string(), "PATH=/usr/bin:/bin",
                                         "LC_ALL=C.UTF-8", "ASAN_OPTIONS=detect_leaks=0"};
    for (const auto& [name, value] : context.environment)
        environment.push_back(name + "=" + value);
    if (const char* bus = std::getenv("DBUS_SESSION_BUS_ADDRESS"))
        environment.push_back(std::string("DBUS_SESSION_BUS_ADDRESS=") + bus);
    return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Runs a program to its end; gives its output and exit status as waitpid has it.
std::pair<std::string, int> run(std::vector<std::string> arguments, std::vector<std::string> environment,
                                std::string_view input) {
    Pipe in;
    Pipe out;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.end(0), 0);
    posix_spawn_file_actions_adddup2(&actions, out.end(1), 1);
    for (const Pipe* both : {&in, &out})
        for (const std::size_t end : {0U, 1U})
            posix_spawn_file_actions_addclose(&actions, both->end(end));
    pid_t child = 0;
    const int failed = posix_spawn(&child, arguments[0].c_str(), &actions, nullptr,
                                   pointers_to(arguments).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        throw std::runtime_error(arguments[0] + " is missing: apt-get install strace");
    in.shut(0);
    out.shut(1);
    if (write(in.end(1), input.data(), input.size()) != static_cast<ssize_t>(input.size()))
        throw std::runtime_error("the child reads nothing");
    in.shut(1);
    std::string output;
    std::array<char, 4096> part{};
    for (ssize_t got = 0; (got = read(out.end(0), part.data(), part.size())) > 0;)
        output.append(part.data(), static_cast<std::size_t>(got));
    int status = 0;
    waitpid(child, &status, 0);
    return {output, status};
}

Trace trace_apply(const Store& store, std::string_view password, const std::vector<std::string>& injection) {
    const test::ScratchFolder scratch;
    const std::string log = (scratch / "trace").string();
    std::vector<std::string> arguments{"/usr/bin/strace",
                                       "-f",
                                       "-y",
                                       "-qq",
                                       "-v",
                                       "-s",
                                       "100000",
                                       "-o",
                                       log,
                                       "-e",
                                       "signal=none",
                                       "-e",
                                       "trace=access,faccessat,faccessat2,execve," +
                                           std::string(changing_calls)};
    arguments.insert(arguments.end(), injection.begin(), injection.end());
    arguments.insert(arguments.end(), {CONTRACT_APPLY, subject().plugin().string()});
    const sdk::DiscoverScope scope = store.scope();
    arguments.insert(arguments.end(), scope.hosts.begin(), scope.hosts.end());

    Trace trace;
    const auto [output, status] = run(arguments, environment_of(store), std::string(password) + "\n");
    trace.output = output;
    trace.killed = WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGKILL);

    std::istringstream lines(test::bytes_of(log));
    std::map<std::pair<std::string, std::string>, int> counted;
    bool applying = false;
    static const std::regex call(R"(^(\d+) +([a-z0-9_]+)\()");
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (!std::regex_search(line, found, call))
            continue;
        const std::string name = found[2];
        if (name == "execve")
            trace.started.push_back(line);
        else if (line.find("/contract/apply-begins") != std::string::npos)
            applying = true;
        else if (line.find("/contract/apply-has-ended") != std::string::npos)
            applying = false;
        const int number = ++counted[{found[1], name}];
        if (applying && name != "execve" && name.find("access") == std::string::npos && changes(name, line))
            trace.changing.push_back({name, number});
    }
    return trace;
}

} // namespace

Trace watch_apply(const Store& store, std::string_view password) {
    return trace_apply(store, password, {at_these_calls_alone});
}

Trace kill_apply_at(const Store& store, std::string_view password, const Call& call) {
    return trace_apply(store, password,
                       {"-e", "inject=" + call.name + ":signal=KILL:when=" + std::to_string(call.number)});
}

Trace fail_apply_at(const Store& store, std::string_view password, const Call& call,
                    const std::string& error) {
    return trace_apply(store, password,
                       {at_these_calls_alone, "-e",
                        "inject=" + call.name + ":error=" + error + ":when=" + std::to_string(call.number)});
}

} // namespace rinnova::contract
