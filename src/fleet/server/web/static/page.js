// SPDX-License-Identifier: Apache-2.0
// The pages work without this: it spares a click.
"use strict";
for (const form of document.querySelectorAll("form.filters[method=get]"))
    for (const field of form.querySelectorAll("select, input[type=checkbox]"))
        field.addEventListener("change", () => form.requestSubmit());
for (const form of document.querySelectorAll("form[method=post]"))
    form.addEventListener("submit", () => {
        for (const button of form.querySelectorAll("button"))
            button.disabled = true;
    });
