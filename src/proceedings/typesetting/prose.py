"""Markdown and rich text as JSON-able blocks and runs, which templates set with `prose()`.

Markdown's HTML is off: a tag is printed as the letters it is made of. Pictures and tables of the
chair's prose have no place in a letter; a picture is named by its alternative text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from proceedings.text.richtext import RichText, Run
from proceedings.typesetting.spoken import spoken

Block = dict[str, Any]
_LINKS = ("http://", "https://", "mailto:")
_MARKS = {"em": "emphasis", "strong": "strong"}


def rich_runs(rich: RichText, tag: str | None = None) -> list[Block]:
    """A title or an abstract as runs; where kinds nest, runs stand in runs."""
    return [_nested(run, run.text, tag) for run in rich.runs]


def _nested(run: Run, text: str, tag: str | None) -> Block:
    block: Block = {"run": run.kind, "text": text} | spoken(text, tag)
    for kind in reversed(run.within):
        block = {"run": kind, "runs": [block]}
    return block


def paragraphs(rich: RichText, tag: str | None = None) -> list[Block]:
    """An abstract as blocks; a blank line parts its paragraphs."""
    blocks: list[Block] = [{"block": "paragraph", "runs": []}]
    for run in rich.runs:
        for number, text in enumerate(run.text.split("\n\n")):
            if number:
                blocks.append({"block": "paragraph", "runs": []})
            if text:
                blocks[-1]["runs"].append(_nested(run, text, tag))
    return [block for block in blocks if block["runs"]]


def markdown_blocks(source: str) -> list[Block]:
    """Markdown (CommonMark, without HTML) as blocks; headings begin at level 2 and skip none."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(source))
    blocks = list(_blocks(tree.children))
    _level(blocks)
    return blocks


def _level(blocks: Sequence[Block]) -> None:
    """Renumber headings so that none skips a level: PDF/UA forbids it, and a reader would trip."""
    open_levels: list[int] = []
    for block in blocks:
        if block["block"] != "heading":
            continue
        while open_levels and open_levels[-1] >= block["level"]:
            open_levels.pop()
        open_levels.append(block["level"])
        block["level"] = 1 + len(open_levels)


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield {"block": "paragraph", "runs": _inline(node)}
            case "heading":
                yield {"block": "heading", "level": int(node.tag[1]), "runs": _inline(node)}
            case "bullet_list" | "ordered_list":
                yield {
                    "block": "list",
                    "first": int(node.attrs.get("start", 1)) if node.tag == "ol" else None,
                    "items": [list(_unheaded(item.children)) for item in node.children],
                }
            case "blockquote":
                yield {"block": "quote", "blocks": list(_unheaded(node.children))}
            case "fence" | "code_block":
                yield {"block": "code", "text": node.content.rstrip("\n")}
            case "hr":
                yield {"block": "rule"}
            case _:
                yield {"block": "paragraph", "runs": [{"run": "text", "text": node.content}]}


def _unheaded(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    """Blocks within a list or quotation: a heading there is a paragraph in bold."""
    for block in _blocks(nodes):
        if block["block"] == "heading":
            yield {"block": "paragraph", "runs": [{"run": "strong", "runs": block["runs"]}]}
        else:
            yield block


def _inline(node: SyntaxTreeNode) -> list[Block]:
    return [run for inline in node.children for run in _runs(inline.children)]


def _runs(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "text":
                yield {"run": "text", "text": node.content} | spoken(node.content)
            case "softbreak":
                yield {"run": "text", "text": " "}
            case "hardbreak":
                yield {"run": "break"}
            case "code_inline":
                yield {"run": "code", "text": node.content}
            case "em" | "strong":
                yield {"run": _MARKS[node.type], "runs": list(_runs(node.children))}
            case "link" if str(node.attrs.get("href", "")).startswith(_LINKS):
                runs = list(_runs(node.children))
                yield {"run": "link", "to": str(node.attrs["href"]), "runs": runs}
            case "link":
                yield from _runs(node.children)
            case _:
                yield {"run": "text", "text": node.content}
