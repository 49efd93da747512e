// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "base/secret_service/Glib.h"
#include "base/secret_service/Service.h"

#include <chrono>
#include <optional>
#include <string>

namespace rinnova::secret_service {

/// The key that a client and the service agree on for one connection, so that no secret crosses the bus in
/// the clear. libsecret's: it negotiates, encrypts and decrypts in locked memory of its own.
class TransferSession {
  public:
    /// `timed-out`, `unreachable`, or what else the service says.
    static Result<TransferSession> open(GMainContext* context, std::chrono::milliseconds limit);

    std::string path() const;
    /// The unique name of the service that it was negotiated with. What the session encrypts goes to this
    /// name: a service that was started anew may have given the same path to another session, would decrypt
    /// with the wrong key, and in one case of 256 store what comes out.
    const std::string& owner() const noexcept { return m_owner; }
    /// The structure `(oayays)` of the Secret Service API.
    Variant encode(const Secret& secret, const std::string& type) const;
    /// None when it was not meant for this session.
    std::optional<StoredSecret> decode(GVariant* structure) const;

  private:
    TransferSession(gpointer service, std::string owner);
    struct Unref {
        void operator()(GObject* object) const noexcept { g_object_unref(object); }
    };
    std::unique_ptr<GObject, Unref> m_service;
    std::string m_owner;
};

} // namespace rinnova::secret_service
