"""Fonts, images and profiles that papers bring along alike stand in the volume once."""

from __future__ import annotations

from hashlib import shake_128
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from latexlike import Paper

# Bytes that don't get smaller when they are packed: what is small is not looked for.
FONT, PIXELS, PROFILE = (shake_128(b"").digest(size) for size in (2048, 2400, 1200))


def with_font(name: str, program: bytes = FONT, **keys: Any) -> Paper:
    """A paper whose font has an embedded program."""
    paper = Paper(name, 1)
    file = paper.pdf.make_stream(program, Length1=len(program), **keys)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/AAAAAA+Own"), FontFile2=file)
    font = paper.resources.Font.F1
    font.FontDescriptor = paper.pdf.make_indirect(descriptor)
    return paper


def with_image(name: str, pixels: bytes = PIXELS, **keys: Any) -> Paper:
    """A paper with an image of 40 by 20 pixels, its mask and its profile."""
    paper = Paper(name, 1)
    mask = paper.pdf.make_stream(
        b"\x80" * 800,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=40,
        Height=20,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    space = paper.pdf.make_indirect(Array([Name.ICCBased, paper.pdf.make_stream(PROFILE, N=3)]))
    image = paper.pdf.make_stream(
        pixels,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=40,
        Height=20,
        ColorSpace=space,
        BitsPerComponent=8,
        SMask=mask,
        **keys,
    )
    paper.resources.XObject = Dictionary({f"/{name}Im": image})
    return paper


def bound(bind_all: Any, bound_paper: Any, *papers: Paper) -> pikepdf.Pdf:
    """The volume of these papers."""
    _, path = bind_all([bound_paper(paper, paper.name) for paper in papers])
    assert pikepdf.open(path).check_pdf_syntax() == []
    return pikepdf.open(path)


def font_files(volume: pikepdf.Pdf) -> list[Any]:
    return [page.Resources.Font.F1.FontDescriptor.FontFile2 for page in volume.pages]


def images(volume: pikepdf.Pdf) -> list[Any]:
    return [image for page in volume.pages for image in page.Resources.XObject.values()]


def test_equal_fonts_are_stored_once(bind_all, bound_paper):
    volume = bound(bind_all, bound_paper, *(with_font(f"p{n}") for n in range(3)))
    files = font_files(volume)
    assert len({file.objgen for file in files}) == 1
    assert files[2].read_bytes() == FONT
    descriptors = {page.Resources.Font.F1.FontDescriptor.objgen for page in volume.pages}
    assert len(descriptors) == 3


def test_what_differs_in_a_byte_or_in_its_entries_stays(bind_all, bound_paper):
    other = FONT[:-1] + b"\0"
    volume = bound(
        bind_all,
        bound_paper,
        with_font("p0"),
        with_font("p1", other),
        with_font("p2", FONT, Length2=7),
        with_font("p3", other),
        with_font("p4"),
    )
    files = font_files(volume)
    assert [file.read_bytes() for file in files] == [FONT, other, FONT, other, FONT]
    numbers = [file.objgen for file in files]
    assert numbers[0] == numbers[4]
    assert numbers[1] == numbers[3]
    assert len(set(numbers)) == 3


def test_equal_images_with_their_masks_and_profiles(bind_all, bound_paper):
    volume = bound(
        bind_all, bound_paper, with_image("p0"), with_image("p1"), with_image("p2", PIXELS[::-1])
    )
    first, second, third = images(volume)
    assert first.objgen == second.objgen != third.objgen
    assert third.read_bytes() == PIXELS[::-1]
    assert third.SMask.objgen == first.SMask.objgen
    assert third.ColorSpace[1].objgen == first.ColorSpace[1].objgen
    assert first.ColorSpace[1].read_bytes() == PROFILE


def test_an_image_twice_in_one_paper(bind_all, bound_paper):
    paper = with_image("p0")
    image = paper.resources.XObject["/p0Im"]
    twin = paper.pdf.make_stream(image.read_bytes())
    for key, value in image.items():
        if key != "/Length":
            twin[key] = value
    paper.resources.XObject["/Twin"] = twin
    first, second = images(bound(bind_all, bound_paper, paper))
    assert first.objgen == second.objgen


def test_an_image_in_a_layer_stays_its_papers_own(bind_all, bound_paper):
    papers = []
    for name in ("p0", "p1"):
        paper = with_image(name)
        layer = paper.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("layer")))
        paper.resources.XObject[f"/{name}Im"].OC = layer
        paper.pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer] if name == "p1" else []))
        )
        papers.append(paper)
    volume = bound(bind_all, bound_paper, *papers)
    first, second = images(volume)
    assert first.objgen != second.objgen
    assert [group.objgen for group in volume.Root.OCProperties.D.OFF] == [second.OC.objgen]


def test_an_image_that_an_annotation_shows_as_well_keeps_its_mask(bind_all, bound_paper):
    shown = with_image("p1")
    image = shown.resources.XObject["/p1Im"]
    appearance = shown.pdf.make_stream(
        b"q 20 0 0 10 0 0 cm /Im Do Q",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 20, 10]),
        Resources=Dictionary(XObject=Dictionary(Im=image)),
    )
    shown.annotate(0, Subtype=Name.Stamp, F=4, AP=Dictionary(N=appearance))
    volume = bound(bind_all, bound_paper, with_image("p0"), shown)
    drawn = volume.pages[1].Annots[0].AP.N.Resources.XObject.Im
    assert drawn.SMask.read_bytes() == b"\x80" * 800
    assert drawn.ColorSpace[1].read_bytes() == PROFILE


def test_a_mask_that_leads_to_its_image_is_no_trap(bind_all, bound_paper):
    papers = []
    for name in ("p0", "p1"):
        paper = with_image(name)
        image = paper.resources.XObject[f"/{name}Im"]
        image.SMask.SMask = image
        papers.append(paper)
    assert len(images(bound(bind_all, bound_paper, *papers))) == 2


def test_masks_and_spaces_without_end_are_followed_a_little_way(bind_all, bound_paper):
    papers = []
    for name in ("p0", "p1"):
        paper = with_image(name)
        space: Any = Array([Name.DeviceRGB])
        for _ in range(60):
            space = paper.pdf.make_indirect(Array([space] * 60))
        image = paper.resources.XObject[f"/{name}Im"]
        for _ in range(500):
            mask = paper.pdf.make_stream(b"mask", Type=Name.XObject, Subtype=Name.Image)
            mask.SMask, mask.ColorSpace = image, space
            image = mask
        paper.resources.XObject["/Last"] = image
        papers.append(paper)
    assert len(images(bound(bind_all, bound_paper, *papers))) == 4


def test_it_looks_as_it_did(bind_all, bound_paper, tmp_path: Path):
    papers = []
    for name in ("p0", "p1"):
        paper = with_image(name)
        draw = f"q 200 0 0 100 72 500 cm /{name}Im Do Q".encode()
        paper.pages[0].Contents = paper.pdf.make_stream(draw)
        papers.append(paper)
    import pypdfium2

    volume = bound(bind_all, bound_paper, *papers)
    with pypdfium2.PdfDocument(Path(volume.filename)) as shown:
        first, second = (page.render(scale=0.5).to_pil().tobytes() for page in shown)
    with pypdfium2.PdfDocument(tmp_path / "p1.pdf") as source:
        alone = source[0].render(scale=0.5).to_pil().tobytes()
    assert first == second == alone
    assert len(set(alone)) > 50
