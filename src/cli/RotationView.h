// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Rotation.h"
#include "terminal/Console.h"

#include <string>

namespace rinnova::cli {

/// What is known before the paste: how to generate the password, and what will be written.
std::string preview_text(const RotationPreview& preview, Date today, const Screen& screen);

/// What was done, and what remains to do.
std::string report_text(const RotationReport& report, Date today, const Screen& screen);

/// How many places will be written to.
int places_to_write(const RotationPreview& preview);

} // namespace rinnova::cli
