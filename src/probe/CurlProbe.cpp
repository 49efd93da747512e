// SPDX-License-Identifier: Apache-2.0
#include "base/Residue.h"
#include "base/Text.h"
#include "probe/Login.h"
#include "probe/MailConnection.h"
#include "probe/Probe.h"

namespace rinnova {

namespace {

SlotKind spoken_protocol(SlotKind kind) {
    return kind == SlotKind::archive ? SlotKind::imap : kind;
}

LoginOutcome ask(const ProbeRequest& request, const Secret& password, std::stop_token stop) {
    const SlotKind protocol = spoken_protocol(request.server.kind);
    MailConnection connection(request, std::move(stop), std::chrono::steady_clock::now() + request.limit);
    if (auto opened = connection.open(); !opened)
        return {opened.error().verdict, opened.error().words};
    const LoginOutcome outcome = log_in(connection, protocol, request.username, password);
    if (outcome.verdict == ProbeVerdict::accepted || outcome.verdict == ProbeVerdict::refused)
        take_leave(connection, protocol);
    return outcome;
}

} // namespace

CurlProbe::CurlProbe() = default;
CurlProbe::~CurlProbe() = default;

ProbeResult CurlProbe::login(const ProbeRequest& request, const Secret& password, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    ProbeResult result;
    result.protocol = spoken_protocol(request.server.kind);
    result.host = request.server.host;
    result.port = request.server.port;
    LoginOutcome outcome;
    if (request.server.tls == Tls::none)
        outcome = {ProbeVerdict::tls_error,
                   translate("probe", "This connection is not encrypted: the password is not sent over it.")};
    else if (auto reason = obstacle_to_login(request, password); !reason.empty())
        outcome = {ProbeVerdict::unreachable, std::move(reason)};
    else
        outcome = ask(request, password, std::move(stop));
    result.verdict = outcome.verdict;
    result.detail = std::move(outcome.detail);
    return result;
}

} // namespace rinnova
