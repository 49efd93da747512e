// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "integration/vault/Backends.h"

#define EVERY_VAULT Memory, Libsecret, QtKeychain
