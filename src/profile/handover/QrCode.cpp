// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/QrCode.h"

#include <qrencode.h>

#include <memory>

namespace rinnova::handover {

std::string qr_code(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_L), &QRcode_free);
    if (!code)
        return {};
    std::string rows;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            rows += (code->data[y * code->width + x] & 1U) != 0 ? '#' : ' ';
        rows += '\n';
    }
    return rows;
}

} // namespace rinnova::handover
