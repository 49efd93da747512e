// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <filesystem>
#include <memory>
#include <string>

namespace rinnova::test {

struct Identity {
    std::shared_ptr<X509> certificate;
    std::shared_ptr<EVP_PKEY> key;
};

/// A certificate authority of the test's own, its certificate in a file while the object lives.
class TestAuthority {
  public:
    TestAuthority();
    ~TestAuthority();
    TestAuthority(const TestAuthority&) = delete;
    TestAuthority& operator=(const TestAuthority&) = delete;

    std::string ca_file() const { return m_file.string(); }

    /// A server's certificate. `names` as OpenSSL writes them: `DNS:localhost,IP:127.0.0.1`.
    Identity issue(const std::string& names = "DNS:localhost,IP:127.0.0.1", int valid_from_day = -1,
                   int valid_to_day = 1) const;

  private:
    Identity m_identity;
    std::filesystem::path m_file;
};

} // namespace rinnova::test
