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
#include <memory>
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

void open_names(int count) {
    // Base64 of a key's id, the cipher's OID, an initialisation vector and one block: 79 bytes and one of
    // padding.
    const std::string text(108, 'A');
    std::array<unsigned char, 81> blob{};
    const std::array<unsigned char, 32> key{};
    std::array<unsigned char, 32> name{};
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  &EVP_CIPHER_CTX_free);
    require(EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key.data(), nullptr) == 1);
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    for (int i = 0; i < count; ++i) {
        int body = 0;
        int tail = 0;
        require(EVP_DecodeBlock(blob.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                static_cast<int>(text.size())) == static_cast<int>(blob.size()));
        require(EVP_DecryptInit_ex(context.get(), nullptr, nullptr, nullptr, blob.data()) == 1 &&
                EVP_DecryptUpdate(context.get(), name.data(), &body, blob.data() + 16, 16) == 1 &&
                EVP_DecryptFinal_ex(context.get(), name.data() + body, &tail) == 1);
        benchmark::DoNotOptimize(name);
    }
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

void floor_of(const std::filesystem::path& logins_json, int iterations, Parser parser, int names) {
    derive(iterations);
    open_names(names);
    const std::string bytes = read_whole(logins_json);
    if (parser == Parser::ours)
        require(thunderbird::parse_logins_json(bytes).has_value());
    else
        require(nlohmann::json::parse(bytes).is_object());
    replace(logins_json, bytes);
}

} // namespace rinnova::bench
