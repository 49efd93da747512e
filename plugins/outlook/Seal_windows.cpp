// SPDX-License-Identifier: Apache-2.0
#include "DataProtectionBlob.h"
#include "ThisWindows_windows.h"

namespace rinnova::outlook {

namespace {

/// What the data protection gives back; wiped and freed with the object.
class Answer {
  public:
    Answer() = default;
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;
    ~Answer() {
        if (m_blob.pbData == nullptr)
            return;
        SecureZeroMemory(m_blob.pbData, m_blob.cbData);
        LocalFree(m_blob.pbData);
    }
    DATA_BLOB* out() { return &m_blob; }
    std::string_view bytes() const { return {reinterpret_cast<const char*>(m_blob.pbData), m_blob.cbData}; }

  private:
    DATA_BLOB m_blob{};
};

/// The functions take what they only read as writable.
DATA_BLOB lent(std::string_view bytes) {
    return {static_cast<DWORD>(bytes.size()),
            reinterpret_cast<BYTE*>(const_cast<char*>(bytes.data()))}; // NOLINT
}

class DataProtection final : public Seal {
  public:
    Result<std::string> close(const Secret& plain, std::u16string_view description) const override {
        Answer answer;
        const std::wstring described = wide(description);
        const bool done = plain.expose([&](std::string_view bytes) {
            DATA_BLOB in = lent(bytes);
            return CryptProtectData(&in, described.c_str(), nullptr, nullptr, nullptr,
                                    CRYPTPROTECT_UI_FORBIDDEN, answer.out()) != 0;
        });
        if (!done) {
            auto failure = fail_windows(
                GetLastError(), translate("outlook", "Windows does not seal passwords for this user"));
            failure.value().hint =
                translate("outlook", "Log in to Windows as the user whose Outlook this is, "
                                     "and try again.");
            return failure;
        }
        return std::string(answer.bytes());
    }

    Result<Secret> open(std::string_view blob) const override {
        Answer answer;
        DATA_BLOB in = lent(blob);
        if (!is_whole_blob(blob) || CryptUnprotectData(&in, nullptr, nullptr, nullptr, nullptr,
                                                       CRYPTPROTECT_UI_FORBIDDEN, answer.out()) == 0)
            return fail(ErrorCode::invalid_data,
                        translate("outlook", "Windows does not open this password for this user."));
        return Secret::copy_of(answer.bytes());
    }
};

} // namespace

std::unique_ptr<Seal> user_seal() {
    return std::make_unique<DataProtection>();
}

} // namespace rinnova::outlook
