// SPDX-License-Identifier: Apache-2.0
// Sends one message:  mail_driver PORT implicit|starttls USER CA_FILE SENDER RECIPIENT…; the password is the
// first line of standard input, the message the rest. Prints what came of it, and a line for each recipient
// that was left out.
#include "base/ProcessHardening.h"
#include "base/Secret.h"
#include "probe/MailSender.h"

#include <iostream>
#include <iterator>
#include <string>

using namespace rinnova;

int main(int count, char** arguments) {
    harden_process();
    if (count < 7)
        return 2;
    MailRequest request;
    request.server.kind = SlotKind::smtp;
    request.server.host = "localhost";
    request.server.port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    request.server.tls = tls_from(arguments[2]).value();
    request.username = arguments[3];
    request.ca_file = arguments[4];
    request.sender = arguments[5];
    request.recipients.assign(arguments + 6, arguments + count);
    std::string line;
    std::getline(std::cin, line);
    const Secret password = Secret::take(line);
    const std::string message{std::istreambuf_iterator<char>(std::cin), {}};
    const auto sent = send_mail(request, password, message, {});
    const auto print = [](const Error& error) {
        std::cout << to_string(error.code) << ": " << error.message << "\n";
    };
    if (!sent) {
        print(sent.error());
        return 0;
    }
    std::cout << "sent\n";
    for (const Error& left_out : *sent)
        print(left_out);
    return 0;
}
