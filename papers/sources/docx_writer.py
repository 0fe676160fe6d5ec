"""A small writer of .docx files, standard library only: what the two word-processor papers need and no more.

Text runs know three marks: *emphasis*, [[n]] for a link to reference n, and <https://…> for a link outwards.
The same content gives the same bytes.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MARKS = re.compile(r"(\*[^*]+\*|\[\[\d+\]\]|<https://[^>]+>)")


@dataclass
class Paper:
    title: str
    authors: list[tuple[str, str]]
    font: str
    size: float
    page: tuple[float, float]
    language: str = "en-GB"
    reserve: float = 84
    body: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    bookmarks: int = 0

    def text(self, style: str, text: str) -> None:
        self.body.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self._runs(text)}</w:p>')

    def head(self) -> None:
        self.text("Title", self.title)
        for name, at in self.authors:
            self.text("Author", name)
            self.text("Affiliation", at)

    def section(self, title: str, *paragraphs: str, level: int = 1) -> None:
        self.text(f"Heading{level}", title)
        for paragraph in paragraphs:
            self.text("BodyText", paragraph)

    def table(self, caption: str, rows: list[list[str]]) -> None:
        self.text("Caption", caption)
        width = 9000 // len(rows[0])
        grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
        xml = ['<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/></w:tblPr>', f"<w:tblGrid>{grid}</w:tblGrid>"]
        for number, row in enumerate(rows):
            edges = "".join(
                f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>'
                for side, weight in (("top", 8 if number == 0 else 0), ("bottom", 8 if number in (0, len(rows) - 1) else 0))
                if weight
            )
            header = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if number == 0 else "<w:trPr><w:cantSplit/></w:trPr>"
            xml.append(f"<w:tr>{header}")
            for cell in row:
                xml.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{edges}</w:tcBorders></w:tcPr>'
                    f'<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>{self._runs(cell)}</w:p></w:tc>'
                )
            xml.append("</w:tr>")
        xml.append("</w:tbl>")
        self.body.append("".join(xml))
        self.text("Gap", "")

    def picture(self, png: bytes, width: float, height: float, alt: str, caption: str) -> None:
        self.pictures.append(png)
        number = len(self.pictures)
        cx, cy = int(width * 12700), int(height * 12700)
        self.body.append(
            '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
            f'<wp:docPr id="{number}" name="Figure {number}" descr={quoteattr(alt)}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}" descr={quoteattr(alt)}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )
        self.text("Caption", caption)

    def references(self, *entries: str) -> None:
        self.text("Heading1", "References")
        for number, entry in enumerate(entries, 1):
            self.bookmarks += 1
            self.body.append(
                f'<w:p><w:pPr><w:pStyle w:val="Reference"/></w:pPr><w:bookmarkStart w:id="{self.bookmarks}" w:name="ref{number}"/>'
                f'{self._runs(f"[{number}] {entry}")}<w:bookmarkEnd w:id="{self.bookmarks}"/></w:p>'
            )

    def _runs(self, text: str) -> str:
        out = []
        for piece in MARKS.split(text):
            if not piece:
                continue
            if piece.startswith("[["):
                number = piece[2:-2]
                out.append(f'<w:hyperlink w:anchor="ref{number}">{_run("[" + number + "]", LINK)}</w:hyperlink>')
            elif piece.startswith("<https://"):
                self.links.append(piece[1:-1])
                out.append(f'<w:hyperlink r:id="link{len(self.links)}">{_run(piece[1:-1], LINK)}</w:hyperlink>')
            elif piece.startswith("*"):
                out.append(_run(piece[1:-1], "<w:i/>"))
            else:
                out.append(_run(piece))
        return "".join(out)

    def save(self, path: Path) -> None:
        width, height = (round(20 * side) for side in self.page)
        section = (
            '<w:sectPr><w:footerReference w:type="first" r:id="firstfooter"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"/>'
            '<w:pgMar w:top="1640" w:right="1240" w:bottom="1720" w:left="1240" w:header="400" w:footer="1720" w:gutter="0"/>'
            "<w:titlePg/></w:sectPr>"
        )
        spaces = (
            f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
        )
        rels = [
            f'<Relationship Id="styles" Type="{R}/styles" Target="styles.xml"/>',
            f'<Relationship Id="firstfooter" Type="{R}/footer" Target="footer1.xml"/>',
        ]
        rels += [f'<Relationship Id="link{n}" Type="{R}/hyperlink" Target={quoteattr(u)} TargetMode="External"/>' for n, u in enumerate(self.links, 1)]
        rels += [f'<Relationship Id="picture{n}" Type="{R}/image" Target="media/image{n}.png"/>' for n in range(1, len(self.pictures) + 1)]
        parts: dict[str, bytes | str] = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{OFFICE}.styles+xml"/>'
            f'<Override PartName="/word/footer1.xml" ContentType="{OFFICE}.footer+xml"/>'
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="document" Type="{R}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(self.title)}</dc:title><dc:creator>{escape('; '.join(name for name, _ in self.authors))}</dc:creator>"
            f"<dc:language>{self.language}</dc:language></cp:coreProperties>",
            "word/document.xml": f"<w:document {spaces}><w:body>{''.join(self.body)}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{"".join(rels)}</Relationships>',
            "word/styles.xml": self._styles(),
            # An empty foot on page 1 alone: it keeps the room for the rights strip.
            "word/footer1.xml": f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:spacing w:before="{round(20 * self.reserve)}" w:after="0" w:line="20" w:lineRule="exact"/>'
            "</w:pPr></w:p></w:ftr>",
        }
        parts |= {f"word/media/image{n}.png": png for n, png in enumerate(self.pictures, 1)}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                if isinstance(content, str):
                    content = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

    def _styles(self) -> str:
        size = round(2 * self.size)

        def style(name: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
            base = "" if name == "Normal" else f'<w:basedOn w:val="{based}"/>'
            default = ' w:default="1"' if name == "Normal" else ""
            return (
                f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{STYLE_NAMES.get(name, name)}"/>{base}<w:qFormat/>'
                f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
            )

        def space(before: float, after: float) -> str:
            return f'<w:spacing w:before="{round(20 * before)}" w:after="{round(20 * after)}"/>'

        def letters(points: float) -> str:
            return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'

        fonts = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}" w:eastAsia="{self.font}"/>'
        keep = "<w:keepNext/><w:keepLines/>"
        return (
            f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            f'<w:lang w:val="{self.language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
            + style("Normal", '<w:widowControl/><w:spacing w:line="264" w:lineRule="auto"/>')
            + style("Title", f'{space(0, 12)}<w:jc w:val="center"/>', f"<w:b/>{letters(self.size + 6)}")
            + style("Author", f'{keep}{space(4, 0)}<w:jc w:val="center"/>', letters(self.size + 1))
            + style("Affiliation", f'{space(0, 2)}<w:jc w:val="center"/>', letters(self.size - 1))
            + style("Heading1", f'{keep}{space(13, 4)}<w:outlineLvl w:val="0"/>', f"<w:b/>{letters(self.size + 2)}")
            + style("Heading2", f'{keep}{space(9, 3)}<w:outlineLvl w:val="1"/>', f"<w:b/>{letters(self.size)}")
            + style("BodyText", f'{space(0, 5)}<w:jc w:val="both"/>')
            + style("Caption", f'{keep}{space(5, 6)}<w:jc w:val="center"/>', letters(self.size - 1))
            + style("Picture", f'{keep}{space(8, 2)}<w:jc w:val="center"/>')
            + style("Cell", f'{space(1, 1)}<w:jc w:val="center"/>', letters(self.size - 1))
            + style("Gap", space(0, 3), letters(4))
            + style("Reference", f'{space(0, 3)}<w:ind w:left="400" w:hanging="400"/>', letters(self.size - 1))
            # Without this style LibreOffice reads the links and then leaves them out of the PDF.
            + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="123C7A"/></w:rPr></w:style>'
            + "</w:styles>"
        )


LINK = '<w:rStyle w:val="Hyperlink"/>'
STYLE_NAMES = {"Heading1": "heading 1", "Heading2": "heading 2", "Caption": "caption", "BodyText": "Body Text", "Reference": "Entry"}  # a style named Reference becomes a tag of that name


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def grey_png(width: int, height: int, boxes: list[tuple[int, int, int, int, int]]) -> bytes:
    """A grey picture at 300 dots an inch: white, with boxes (x0, y0, x1, y1, grey) painted on it in order."""
    rows = [bytearray(b"\xff" * width) for _ in range(height)]
    for x0, y0, x1, y1, grey in boxes:
        for row in rows[max(y0, 0) : y1]:
            row[max(x0, 0) : min(x1, width)] = bytes([grey]) * (min(x1, width) - max(x0, 0))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    raw = b"".join(b"\0" + bytes(row) for row in rows)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))
        + chunk(b"IDAT", zlib.compress(raw, 9))
        + chunk(b"IEND", b"")
    )
