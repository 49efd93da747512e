// SPDX-License-Identifier: Apache-2.0
#include "service/BatchFile.h"

#include "base/Text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace rinnova {

namespace {

class InputFile {
  public:
    explicit InputFile(int number) : m_number(number) {}
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile() {
        if (m_number > STDIN_FILENO)
            close(m_number);
    }
    int get() const noexcept { return m_number; }

  private:
    int m_number;
};

Result<void> check_private(int input, const std::string& file) {
    struct stat found {};
    if (fstat(input, &found) != 0)
        return fail_errno(errno, translate("batch", "the file cannot be read"), file);
    if (S_ISDIR(found.st_mode))
        return fail(ErrorCode::invalid_data, translate("batch", "%1 is a folder.", {file}), {}, file);
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(ErrorCode::permission_denied,
                    translate("batch", "Others may read %1, and it holds passwords.", {file}),
                    translate("batch", "Make it your own: chmod 600 %1", {file}), file);
    return {};
}

} // namespace

Result<Batch> read_batch_file(const std::string& file, const RotateRequest& defaults, Date today) {
    const bool standard_input = file == "-";
    const InputFile input(standard_input ? STDIN_FILENO
                                         : open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (input.get() < 0)
        return fail_errno(errno, translate("batch", "the file cannot be read"), file);
    if (!standard_input)
        if (auto ours = check_private(input.get(), file); !ours)
            return tl::unexpected(ours.error());
    const auto read_some = [&](std::span<char> bytes) -> Result<std::size_t> {
        for (;;) {
            const ssize_t count = read(input.get(), bytes.data(), bytes.size());
            if (count >= 0)
                return static_cast<std::size_t>(count);
            if (errno != EINTR)
                return fail_errno(errno, translate("batch", "the file cannot be read"), file);
        }
    };
    return read_batch(read_some, defaults, today);
}

} // namespace rinnova
