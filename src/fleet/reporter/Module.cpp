// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/Https.h"

#include <QtGlobal>

extern "C" Q_DECL_EXPORT void rinnova_fleet_post_1(const rinnova::fleet::HttpPost& post,
                                                   const std::stop_token& stop,
                                                   rinnova::Result<rinnova::fleet::HttpAnswer>& answer) {
    answer = rinnova::fleet::post_over_https(post, stop);
}
