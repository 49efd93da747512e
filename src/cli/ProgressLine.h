// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Requests.h"
#include "terminal/Console.h"

namespace rinnova::cli {

/// One line on standard error that says what takes so long, written over itself and gone at the end. Only on
/// a terminal.
class ProgressLine {
  public:
    explicit ProgressLine(Console& console);
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();

    void show(const Progress& progress);
    ProgressCallback callback();

  private:
    Console& m_console;
    std::string m_shown;
};

} // namespace rinnova::cli
