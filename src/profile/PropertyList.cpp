// SPDX-License-Identifier: Apache-2.0
#include "profile/PropertyList.h"

#include "base/SecretInput.h"
#include "base/Text.h"

#include <plist/plist.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace rinnova {

namespace {

struct FreeNode {
    void operator()(void* node) const { plist_free(node); }
};
using Node = std::unique_ptr<void, FreeNode>; // plist_t is a pointer to void

/// Whether XML 1.0 can carry it (2.2, Char): no controls but tab and line ends, not U+FFFE and U+FFFF.
bool fits_xml(std::string_view text) {
    const bool no_controls = std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    });
    return no_controls && is_utf8(text) && text.find("\xEF\xBF\xBE") == std::string_view::npos &&
           text.find("\xEF\xBF\xBF") == std::string_view::npos;
}

class Dictionary {
  public:
    void text(const char* key, const std::string& value) {
        m_fits = m_fits && fits_xml(value);
        put(key, plist_new_string(value.c_str()));
    }
    void text_if_any(const char* key, const std::string& value) {
        if (!value.empty())
            text(key, value);
    }
    void number(const char* key, std::uint64_t value) { put(key, plist_new_uint(value)); }
    void truth(const char* key, bool value) { put(key, plist_new_bool(value ? 1 : 0)); }
    void secret(const char* key, const Secret& value) {
        // libplist takes a terminated string, and copies it into memory that is overwritten when it is freed.
        Secret terminated(value.size() + 1);
        value.expose([&](std::string_view from) {
            m_fits = m_fits && fits_xml(from);
            terminated.fill([&](std::span<char> to) { std::copy(from.begin(), from.end(), to.begin()); });
        });
        terminated.expose([&](std::string_view bytes) { put(key, plist_new_string(bytes.data())); });
    }
    void put(const char* key, plist_t value) { plist_dict_set_item(m_node.get(), key, value); }

    bool fits() const { return m_fits; }
    plist_t release() { return m_node.release(); }
    plist_t get() const { return m_node.get(); }

  private:
    Node m_node{plist_new_dict()};
    bool m_fits = true;
};

void identify(Dictionary& to, const char* type, const ProfileIdentity& identity) {
    to.text("PayloadType", type);
    to.number("PayloadVersion", 1);
    to.text("PayloadIdentifier", identity.identifier);
    to.text("PayloadUUID", identity.uuid);
}

void add_server(Dictionary& to, const std::string& direction, const Server& server,
                const std::string& username) {
    const std::string prefix = direction + "MailServer";
    to.text((prefix + "HostName").c_str(), server.host);
    to.number((prefix + "PortNumber").c_str(), server.port);
    // One switch for both kinds of TLS: the device tells them apart by the port.
    to.truth((prefix + "UseSSL").c_str(), server.tls != Tls::none);
    to.text((prefix + "Authentication").c_str(), "EmailAuthPassword");
    to.text((prefix + "Username").c_str(), username);
}

Dictionary payload_of(const MailProfile& profile, const MailPayload& payload, const Secret* password) {
    Dictionary made;
    identify(made, "com.apple.mail.managed", profile_identity(profile.account, payload.part));
    made.text("PayloadDisplayName", payload.description);
    made.text_if_any("PayloadOrganization", profile.organization);
    made.text("EmailAccountDescription", payload.description);
    made.text("EmailAccountName", payload.address.empty() ? payload.username : payload.address);
    made.text("EmailAccountType", payload.incoming.kind == SlotKind::pop3 ? "EmailTypePOP" : "EmailTypeIMAP");
    made.text_if_any("EmailAddress", payload.address);
    add_server(made, "Incoming", payload.incoming, payload.username);
    add_server(made, "Outgoing", payload.outgoing, payload.username);
    made.truth("OutgoingPasswordSameAsIncomingPassword", true);
    if (password != nullptr) {
        made.secret("IncomingPassword", *password);
        made.secret("OutgoingPassword", *password);
    }
    return made;
}

/// libplist's text, wiped and freed.
struct Xml {
    char* bytes = nullptr;
    std::uint32_t size = 0;
    Xml() = default;
    Xml(const Xml&) = delete;
    Xml& operator=(const Xml&) = delete;
    ~Xml() {
        wipe(std::span<char>(bytes, size));
        std::free(bytes);
    }
};

} // namespace

Result<Secret> property_list(const MailProfile& profile, const Secret* password) {
    Dictionary top;
    identify(top, "Configuration", profile_identity(profile.account, {}));
    top.text("PayloadDisplayName", translate("profile", "Mail: %1", {profile.account.login}));
    top.text(
        "PayloadDescription",
        translate("profile",
                  "Sets up %1 in Mail, for reading and sending. A newer profile for it takes the place of "
                  "this one.",
                  {profile.account.login}));
    top.text_if_any("PayloadOrganization", profile.organization);
    top.text("PayloadScope", "User");
    Node content{plist_new_array()};
    bool fits = true;
    for (const MailPayload& payload : profile.payloads) {
        Dictionary made = payload_of(profile, payload, password);
        fits = fits && made.fits();
        plist_array_append_item(content.get(), made.release());
    }
    top.put("PayloadContent", content.release());
    if (!fits || !top.fits())
        return fail(ErrorCode::invalid_data,
                    translate("profile", "The name, a server or the password holds characters that a profile "
                                         "cannot carry."),
                    translate("profile", "Leave out --with-password, and type it on the device."));
    Xml xml;
    plist_to_xml(top.get(), &xml.bytes, &xml.size);
    if (xml.bytes == nullptr)
        return fail(ErrorCode::internal, translate("profile", "The profile could not be written."));
    return Secret::copy_of({xml.bytes, xml.size});
}

} // namespace rinnova
