// SPDX-License-Identifier: Apache-2.0
#include "probe/Probe.h"

#include <memory>

extern "C" __attribute__((visibility("default"))) rinnova::Probe* rinnova_make_probe_1() {
    return std::make_unique<rinnova::CurlProbe>().release();
}
