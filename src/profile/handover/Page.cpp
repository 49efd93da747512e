// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Page.h"

#include <algorithm>
#include <charconv>

namespace rinnova::handover {

namespace {

// The browser decides on the language, not the program's own: hence a table, and no translator.
struct Words {
    const char* title;
    const char* lead;
    const char* secret;
    const char* code;
    const char* button;
    const char* afterwards;
    const char* steps[3];
    const char* wrong_code;
    const char* left;
    const char* busy;
    const char* closed;
};

constexpr Words italian{
    "Profilo di posta",
    "Imposta questo account in Mail, in lettura e in invio:",
    "Il profilo contiene la password: scaricalo solo sul tuo dispositivo.",
    "Codice di sei cifre mostrato sul computer",
    "Scarica il profilo",
    "Si scarica una volta sola. Poi, sul dispositivo:",
    {"Apri <b>Impostazioni</b>", "Tocca <b>Profilo scaricato</b>", "Tocca <b>Installa</b>"},
    "Il codice non è giusto.",
    "Tentativi rimasti:",
    "Il profilo è in corso di scaricamento. Riprova tra un minuto.",
    "Il profilo non è più disponibile. Sul computer, avvia di nuovo il comando.",
};

constexpr Words english{
    "Mail profile",
    "Sets up this account in Mail, for reading and sending:",
    "The profile holds the password: download it on your own device only.",
    "Six-digit code shown on the computer",
    "Download the profile",
    "It can be downloaded once. Then, on the device:",
    {"Open <b>Settings</b>", "Tap <b>Profile Downloaded</b>", "Tap <b>Install</b>"},
    "The code is not right.",
    "Tries left:",
    "The profile is being downloaded. Try again in a minute.",
    "The profile is no longer available. On the computer, run the command again.",
};

constexpr const char* style =
    "*{box-sizing:border-box}"
    "body{margin:0;padding:2rem 1.25rem;font:1.0625rem/1.5 -apple-system,system-ui,sans-serif;"
    "color:#1c1c1e;background:#f2f2f7}"
    "main{max-width:27rem;margin:0 auto;padding:1.5rem;background:#fff;border-radius:1rem}"
    "h1{margin:0 0 .75rem;font-size:1.5rem}p{margin:.75rem 0}"
    ".account{font-weight:600;overflow-wrap:anywhere}"
    ".notice{padding:.75rem 1rem;border-radius:.6rem;background:#ffe9e6;color:#8a1200}"
    "label{display:block;margin:1rem 0 .35rem}"
    "input,button{width:100%;min-height:3.25rem;border-radius:.75rem;font:inherit}"
    "input{border:1px solid #8e8e93;text-align:center;font-size:1.5rem;letter-spacing:.2em;"
    "color:inherit;background:transparent}"
    "button{margin-top:1.25rem;border:0;background:#0058d0;color:#fff;font-weight:600}"
    "ol{margin:.5rem 0 0;padding-left:1.5rem}"
    "@media(prefers-color-scheme:dark){body{color:#f2f2f7;background:#000}main{background:#1c1c1e}"
    ".notice{background:#4a1410;color:#ffd9d3}button{background:#0a6cff}}";

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string paragraph(std::string_view text, std::string_view kind = {}) {
    std::string html = "<p";
    if (!kind.empty())
        html.append(" class=\"").append(kind).append("\"");
    return html.append(">").append(text).append("</p>");
}

std::string notice_of(const PageContent& content, const Words& words) {
    switch (content.notice) {
    case PageContent::Notice::none:
        return {};
    case PageContent::Notice::wrong_code:
        return std::string(words.wrong_code) + " " + words.left + " " + std::to_string(content.left) + ".";
    case PageContent::Notice::busy:
        return words.busy;
    case PageContent::Notice::closed:
        return words.closed;
    }
    return {};
}

std::string form_of(const PageContent& content, const Words& words) {
    std::string html = "<form method=\"post\" autocomplete=\"off\">";
    if (content.ask_code)
        html += paragraph(words.secret) + "<label for=\"code\">" + words.code +
                "</label><input id=\"code\" name=\"code\" inputmode=\"numeric\" pattern=\"[0-9 ]*\" "
                "maxlength=\"7\" autocomplete=\"off\" required>";
    html +=
        std::string("<button>") + words.button + "</button></form>" + paragraph(words.afterwards) + "<ol>";
    for (const char* step : words.steps)
        html += std::string("<li>") + step + "</li>";
    return html + "</ol>";
}

/// The weight of one language range, `it;q=0.8`: 1 where it does not say, 0 where it is none.
double weight_of(std::string_view range) {
    const auto at = range.find(";q=");
    if (at == std::string_view::npos)
        return 1;
    double weight = 0;
    const std::string_view digits = range.substr(at + 3);
    (void)std::from_chars(digits.data(), digits.data() + digits.size(), weight);
    return weight;
}

} // namespace

std::string page_text(const PageContent& content) {
    const Words& words = content.language == "it" ? italian : english;
    const std::string notice = notice_of(content, words);
    std::string html = "<!DOCTYPE html><html lang=\"" + content.language +
                       "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" "
                       "content=\"noindex\"><title>" +
                       words.title + "</title><style nonce=\"" + content.nonce + "\">" + style +
                       "</style></head><body><main><h1>" + words.title + "</h1>";
    if (!notice.empty())
        html += paragraph(notice, "notice");
    if (content.notice != PageContent::Notice::closed)
        html +=
            paragraph(words.lead) + paragraph(escaped(content.account), "account") + form_of(content, words);
    return html + "</main></body></html>\n";
}

std::string page_language(std::string_view accept_language, std::string_view otherwise) {
    std::string best(otherwise);
    double best_weight = 0;
    while (!accept_language.empty()) {
        const auto comma = std::min(accept_language.find(','), accept_language.size());
        std::string_view range = accept_language.substr(0, comma);
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
        range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
        const std::string_view language = range.substr(0, std::min(range.find_first_of("-;"), range.size()));
        const double weight = weight_of(range);
        if ((language == "it" || language == "en") && weight > best_weight) {
            best = language;
            best_weight = weight;
        }
    }
    return best;
}

} // namespace rinnova::handover
