# SPDX-License-Identifier: Apache-2.0
"""What mkdocs cannot be told in mkdocs.yml."""
import json
import pathlib
import re
import unicodedata

CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^)\s]+)\)")


def slug(text, separator="-"):
    """An anchor as GitHub makes it, so that a link holds in the tree and on the site."""
    text = unicodedata.normalize("NFC", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", separator)


def title_of(page):
    """The first heading."""
    return next(line[2:] for line in page.read_text().splitlines() if line.startswith("# "))


def pages_below(root, pattern):
    """`title: page` for each, the README first, which may introduce them."""
    pages = sorted(root.glob(pattern), key=lambda page: (page.name != "README.md", str(page)))
    return [{title_of(page).removeprefix("rinnova "): str(page.relative_to(root))} for page in pages]


def on_config(config):
    """Puts the lists of pages in that grow by themselves, and pages that another one alone may name."""
    config.mdx_configs["toc"]["slugify"] = slug
    root = pathlib.Path(config.docs_dir)
    patterns = {"commands": "docs/commands/*.md", "plugins": "plugins/*/README.md", "adr": "docs/adr/*.md"}
    for section in config.nav:
        for pages in section.values():
            for page in pages:
                for name, where in page.items():
                    if where in patterns:
                        page[name] = pages_below(root, patterns[where])
    named = json.dumps(config.nav)
    rest = [{title_of(page): str(page.relative_to(root))} for page in sorted(root.glob("docs/*.md"))
            if f'"docs/{page.name}"' not in named]
    config.nav[-1]["Developers"].extend(rest)
    return config


def on_page_markdown(markdown, page, config, files):
    """Python-Markdown keeps to the letter where GitHub is lenient; sources of the product are not on the site."""
    pieces = CODE.split(markdown)
    pieces[::2] = [as_python_markdown(piece) for piece in pieces[::2]]
    # A bar in a table's code is escaped for GitHub; here it is taken as it stands.
    pieces[1::2] = [piece if piece.startswith("```") else piece.replace("\\|", "|") for piece in pieces[1::2]]
    text = "".join(pieces)
    here = pathlib.PurePosixPath(page.file.src_path).parent
    root = pathlib.Path(config.docs_dir)
    present = {(root / file.src_path).resolve() for file in files}

    def link(match):
        image, words, target = match.groups()
        if image or re.match(r"[a-z]+:|#", target):
            return match[0]
        return match[0] if (root / here / target.split("#")[0]).resolve() in present else words

    return LINK.sub(link, text)


def as_python_markdown(text):
    """A blank line before a list that follows a line of text."""
    return re.sub(r"(?m)^(?![-*] |\d+\. |$|#|\|)(.*\S)\n(?=(?:[-*] |1\. )\S)", r"\1\n\n", text)


def on_post_build(config):
    """For pages that are opened from the disk: theme/file-search.js."""
    folder = pathlib.Path(config.site_dir) / "search"
    index = (folder / "search_index.json").read_text()
    (folder / "search_index.js").write_text(f"var __search = {{ index: Promise.resolve({index}) }};\n")


def on_post_page(output, page, config):
    if page.file.src_path.endswith(".it.md"):
        output = output.replace('<html lang="en"', '<html lang="it"', 1)
    return output
