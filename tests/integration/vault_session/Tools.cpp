// SPDX-License-Identifier: Apache-2.0
#include "integration/vault_session/Tools.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <libsecret/secret.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace rinnova_test {

namespace {

/// Two ends of a pipe, closed with it.
struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() { REQUIRE(::pipe2(ends, O_CLOEXEC) == 0); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    void close_end(int which) {
        if (ends[which] >= 0)
            ::close(ends[which]);
        ends[which] = -1;
    }
};

std::string read_all(int descriptor) {
    std::string text;
    char block[4096];
    for (ssize_t count = 0; (count = ::read(descriptor, block, sizeof block)) > 0;)
        text.append(block, static_cast<std::size_t>(count));
    return text;
}

std::vector<std::string> with_attributes(std::vector<std::string> command, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        command.push_back(name);
        command.push_back(value);
    }
    return command;
}

} // namespace

Run run(const std::vector<std::string>& command, const std::string& input) {
    Pipe in;
    Pipe out;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.ends[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], 2);
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    REQUIRE_MESSAGE(failed == 0, words[0], " cannot be run: apt install libsecret-tools msmtp gdb");
    in.close_end(0);
    out.close_end(1);
    // Less than a pipe holds, so that nobody waits for the other.
    REQUIRE(::write(in.ends[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
    in.close_end(1);
    Run result;
    result.output = read_all(out.ends[0]);
    REQUIRE(::waitpid(child, &result.status, 0) == child);
    return result;
}

void store_with_secret_tool(const std::string& label, const Attributes& attributes, const std::string& secret,
                            const std::string& collection) {
    std::vector<std::string> command{"secret-tool", "store", "--label", label};
    if (!collection.empty())
        command.push_back("--collection=" + collection);
    const Run stored = run(with_attributes(command, attributes), secret);
    REQUIRE_MESSAGE(stored.status == 0, stored.output);
}

std::string read_with_secret_tool(const Attributes& attributes) {
    const Run found = run(with_attributes({"secret-tool", "lookup"}, attributes));
    return found.status == 0 ? found.output : "nothing";
}

std::string describe_with_secret_tool(const Attributes& attributes) {
    std::istringstream lines(run(with_attributes({"secret-tool", "search", "--all"}, attributes)).output);
    std::multiset<std::string> sorted; // attributes come in any order
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("secret = "))
            sorted.insert(line);
    std::string description;
    for (const std::string& line : sorted)
        description += line + '\n';
    return description;
}

void erase_with_secret_tool(const Attributes& attributes) {
    run(with_attributes({"secret-tool", "clear"}, attributes));
}

std::string make_collection(const std::string& label) {
    GError* error = nullptr;
    SecretCollection* collection = secret_collection_create_sync(
        nullptr, label.c_str(), nullptr, SECRET_COLLECTION_CREATE_NONE, nullptr, &error);
    REQUIRE_MESSAGE(collection != nullptr, error->message);
    const std::string path = g_dbus_proxy_get_object_path(G_DBUS_PROXY(collection));
    g_object_unref(collection);
    return path;
}

void delete_collection(const std::string& path) {
    run({"gdbus", "call", "--session", "--dest", "org.freedesktop.secrets", "--object-path", path, "--method",
         "org.freedesktop.Secret.Collection.Delete"});
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string keyring_file(const std::string& collection) {
    return std::string(std::getenv("XDG_DATA_HOME")) + "/keyrings/" + collection + ".keyring";
}

} // namespace rinnova_test
