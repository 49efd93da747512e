// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "model/Requests.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace rinnova {

/// The lines of a batch, each checked by itself.
struct Batch {
    struct Item {
        std::size_t line = 0; ///< from 1
        RotateRequest request;
        Secret password;
        bool trimmed_blanks = false;
    };
    std::vector<Item> items;
};

/// Gives the next bytes into the buffer it is lent and says how many; 0 at the end.
using ReadSome = std::function<Result<std::size_t>(std::span<char>)>;

/// Reads all lines. `invalid-data` when one of them is wrong: the message names its number and what is wrong,
/// the hint the numbers of the others. Blank lines are passed over.
Result<Batch> read_batch(const ReadSome& read_some, const RotateRequest& defaults, Date today);

/// Reads a file, `-` for standard input. `permission-denied` for a file that others than its owner may read.
Result<Batch> read_batch_file(const std::string& file, const RotateRequest& defaults, Date today);

/// What `rotate_batch` takes; the batch keeps the passwords.
std::vector<BatchItem> items_of(const Batch& batch);
/// An error of `rotate_batch`, which knows items by their place in the list, for people, who know lines.
Error with_line(Error error, const Batch& batch);

} // namespace rinnova
