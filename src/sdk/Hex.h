// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Hex.h" // for plugins too
