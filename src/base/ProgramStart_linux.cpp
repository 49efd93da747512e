// SPDX-License-Identifier: Apache-2.0
#include "base/ProgramStart.h"

#include "base/Text.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace rinnova {

namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close_now(); }
    void close_now() {
        if (m_number >= 0)
            close(std::exchange(m_number, -1));
    }
    int number() const { return m_number; }

  private:
    int m_number;
};

/// The texts of /proc/PID/cmdline and /proc/PID/environ, each ended by a NUL.
std::vector<std::string> texts_in(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::vector<std::string> texts;
    for (std::string text; std::getline(stream, text, '\0');)
        texts.push_back(text);
    return texts;
}

bool is_same_file(const std::filesystem::path& left, const std::filesystem::path& right) {
    struct stat a {};
    struct stat b {};
    return stat(left.c_str(), &a) == 0 && stat(right.c_str(), &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// In the child of a program that may have threads: only what signal-safety(7) allows.
[[noreturn]] void become(const ProgramStart& program, char* const* arguments, char* const* environment,
                         int trouble) {
    const auto give_up = [trouble] {
        const int reason = errno;
        (void)!write(trouble, &reason, sizeof reason);
        _exit(127);
    };
    setsid();
    const pid_t child = fork();
    if (child < 0)
        give_up();
    if (child > 0)
        _exit(0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT})
        signal(number, SIG_DFL);
    const int nothing = open("/dev/null", O_RDWR);
    for (int standard = 0; standard < 3; ++standard)
        dup2(nothing, standard);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    // A folder that is gone is no reason not to start.
    (void)!chdir(program.folder.c_str());
    execve(program.executable.c_str(), arguments, environment);
    give_up();
    _exit(127);
}

/// Whether we are a service, and not merely the child of one (systemd.exec(5), SYSTEMD_EXEC_PID).
bool is_a_service() {
    const char* main_process = getenv("SYSTEMD_EXEC_PID");
    return main_process != nullptr && main_process == std::to_string(getpid());
}

bool is_name_of_variable(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

/// Through systemd-run(1), which takes the values of the environment from its own: no argument list shows
/// them.
bool start_as_a_unit(const ProgramStart& program) {
    std::vector<std::string> arguments{
        "systemd-run",         "--user",
        "--collect",           "--quiet",
        "--service-type=exec", "--working-directory=" + program.folder.string()};
    std::vector<std::string> environment = program.environment;
    for (const std::string& variable : program.environment)
        if (const std::string name = variable.substr(0, variable.find('=')); is_name_of_variable(name))
            arguments.insert(arguments.end(), {"-E", name});
    for (const char* own : {"XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"}) { // where systemd is reached
        std::erase_if(environment, [&](const std::string& variable) {
            return variable.starts_with(std::string(own) + "=");
        });
        if (const char* value = getenv(own))
            environment.push_back(std::string(own) + "=" + value);
    }
    arguments.insert(arguments.end(), {"--", program.executable.string()});
    arguments.insert(arguments.end(), program.arguments.begin() + 1, program.arguments.end());
    pid_t child = 0;
    if (posix_spawnp(&child, "systemd-run", nullptr, nullptr, pointers_to(arguments).data(),
                     pointers_to(environment).data()) != 0)
        return false;
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

Result<ProgramStart> start_of(const std::string& program, std::vector<std::string> arguments) {
    ProgramStart start;
    const char* path = getenv("PATH");
    std::istringstream folders(program.starts_with('/') || path == nullptr ? "" : path);
    if (program.starts_with('/'))
        start.executable = program;
    for (std::string folder; start.executable.empty() && std::getline(folders, folder, ':');)
        if (folder.starts_with('/') && access((folder + "/" + program).c_str(), X_OK) == 0)
            start.executable = folder + "/" + program;
    if (start.executable.empty() || access(start.executable.c_str(), X_OK) != 0)
        return fail(ErrorCode::not_found, translate("base", "The program is not installed."), {}, program);
    start.arguments = std::move(arguments);
    start.arguments.insert(start.arguments.begin(), program);
    for (char** variable = environ; *variable != nullptr; ++variable)
        start.environment.emplace_back(*variable);
    start.folder = "/";
    return start;
}

std::vector<std::string> own_arguments(int argc, char** argv) {
    return {argv + std::min(argc, 1), argv + argc};
}

Result<ProgramStart> how_it_was_started(const ProcessId& process) {
    const std::filesystem::path place = "/proc/" + std::to_string(process.number);
    const std::string name = std::to_string(process.number);
    ProgramStart program;
    std::error_code trouble;
    program.executable = std::filesystem::read_symlink(place / "exe", trouble);
    const int reason = trouble.value();
    program.arguments = texts_in(place / "cmdline");
    program.environment = texts_in(place / "environ");
    program.folder = std::filesystem::read_symlink(place / "cwd", trouble);
    const bool is_here = reason == 0 && is_same_file(place / "exe", program.executable);
    if (process_with(process.number) != process)
        return fail(ErrorCode::not_found, translate("base", "The program has ended."), {}, name);
    if (reason != 0)
        return fail_errno(reason, translate("base", "how the program was started cannot be seen"), name);
    if (!is_here || program.arguments.empty())
        return fail(
            ErrorCode::unsupported,
            translate("base", "The program could not be started again: its file is not here any more."), {},
            program.executable.string());
    return program;
}

Result<void> start_program(const ProgramStart& program) {
    if (is_a_service() && start_as_a_unit(program))
        return {};
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail_errno(errno, translate("base", "the program does not start"),
                          program.executable.string());
    const Descriptor reads(ends[0]);
    Descriptor writes(ends[1]);
    const auto arguments = pointers_to(program.arguments);
    const auto environment = pointers_to(program.environment);
    const pid_t child = fork();
    if (child == 0)
        become(program, arguments.data(), environment.data(), writes.number());
    const int reason = errno;
    writes.close_now();
    if (child < 0)
        return fail_errno(reason, translate("base", "the program does not start"),
                          program.executable.string());
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    // Closed by a successful start, as everything else is.
    int trouble = 0;
    if (read(reads.number(), &trouble, sizeof trouble) == sizeof trouble)
        return fail_errno(trouble, translate("base", "the program does not start"),
                          program.executable.string());
    return {};
}

Result<bool> wait_for_end(const ProcessId& process, std::chrono::milliseconds limit, std::stop_token stop) {
    const Descriptor handle(static_cast<int>(syscall(SYS_pidfd_open, static_cast<pid_t>(process.number), 0)));
    if (handle.number() < 0 && errno != ESRCH && errno != EINVAL)
        return fail_errno(errno, translate("base", "a program cannot be watched"),
                          std::to_string(process.number));
    if (handle.number() < 0 || process_with(process.number) != process)
        return true;
    const Descriptor stopped(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    const std::stop_callback wake(stop, [&] { eventfd_write(stopped.number(), 1); });
    std::array<pollfd, 2> wanted{pollfd{handle.number(), POLLIN, 0}, pollfd{stopped.number(), POLLIN, 0}};
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const int count =
            poll(wanted.data(), wanted.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (count < 0 && errno == EINTR)
            continue;
        return (wanted[0].revents & POLLIN) != 0;
    }
}

} // namespace rinnova
