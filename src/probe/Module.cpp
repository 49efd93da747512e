// SPDX-License-Identifier: Apache-2.0
#include "probe/MailSender.h"
#include "probe/Probe.h"

#include <QtGlobal>

#include <memory>

extern "C" Q_DECL_EXPORT rinnova::Probe* rinnova_make_probe_1() {
    return std::make_unique<rinnova::CurlProbe>().release();
}

extern "C" Q_DECL_EXPORT void rinnova_send_mail_2(const rinnova::MailRequest& request,
                                                  const rinnova::Secret& password, std::string_view message,
                                                  const std::stop_token& stop,
                                                  rinnova::Result<std::vector<rinnova::Error>>& sent) {
    sent = rinnova::send_mail(request, password, message, stop);
}
