// SPDX-License-Identifier: Apache-2.0
#include "Floor.h"

#include "LoginsJson.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>

namespace rinnova::bench {

namespace {

void require(bool condition) {
    if (!condition)
        throw std::runtime_error("the floor could not be measured");
}

void derive(int iterations) {
    const std::array<unsigned char, 32> salt{};
    std::array<unsigned char, 32> key{};
    require(PKCS5_PBKDF2_HMAC("a hash of twenty bytes", 20, salt.data(), static_cast<int>(salt.size()),
                              iterations, EVP_sha256(), static_cast<int>(key.size()), key.data()) == 1);
    benchmark::DoNotOptimize(key);
}

std::string read_whole(const std::filesystem::path& file) {
    const int in = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found {};
    require(in >= 0 && fstat(in, &found) == 0);
    std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
    require(read(in, bytes.data(), bytes.size()) == found.st_size);
    close(in);
    return bytes;
}

void replace(const std::filesystem::path& file, const std::string& bytes) {
    const std::filesystem::path fresh = file.string() + ".new";
    const int out = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    require(out >= 0 && write(out, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    require(fsync(out) == 0 && close(out) == 0 && std::rename(fresh.c_str(), file.c_str()) == 0);
    const int folder = open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    require(folder >= 0 && fsync(folder) == 0 && close(folder) == 0);
}

} // namespace

void floor_of(const std::filesystem::path& logins_json, int iterations, Parser parser) {
    derive(iterations);
    const std::string bytes = read_whole(logins_json);
    if (parser == Parser::ours)
        require(thunderbird::parse_logins_json(bytes).has_value());
    else
        require(nlohmann::json::parse(bytes).is_object());
    replace(logins_json, bytes);
}

} // namespace rinnova::bench
