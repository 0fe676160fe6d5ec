"""The displayed frame of pages whose boxes, rotation and unit are anything but plain."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.pdf.boxes import Frame, frame


def page(**attributes: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        **{
            name: pikepdf.Array(value) if isinstance(value, list) else value
            for name, value in attributes.items()
        },
    )


def displayed_to_user(seen: Frame, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = seen.to_user_space
    return (a * x + c * y + e, b * x + d * y + f)


def test_the_visible_box_is_what_crop_and_media_box_have_in_common() -> None:
    seen = frame(page(MediaBox=[0, 0, 612, 792], CropBox=[10, 20, 700, 780]))
    assert seen.box == (10, 20, 612, 780)
    assert (seen.width, seen.height) == (602, 760)


@pytest.mark.parametrize(
    ("attributes", "box"),
    [
        ({"MediaBox": [612, 792, 0, 0]}, (0, 0, 612, 792)),
        ({"MediaBox": [0, 0, 612]}, (0, 0, 612, 792)),
        ({}, (0, 0, 612, 792)),
        ({"MediaBox": [0, 0, 300, 400], "CropBox": [900, 900, 950, 950]}, (0, 0, 300, 400)),
        ({"MediaBox": [0, 0, 300, 400], "CropBox": [5, 5, 5, 9]}, (0, 0, 300, 400)),
        ({"MediaBox": [pikepdf.Name.X, 0, 300, 400]}, (0, 0, 612, 792)),
    ],
)
def test_boxes_that_make_no_sense(
    attributes: dict[str, object], box: tuple[float, float, float, float]
) -> None:
    assert frame(page(**attributes)).box == box


def test_attributes_come_from_the_page_tree_too() -> None:
    above = pikepdf.Dictionary(MediaBox=pikepdf.Array([0, 0, 100, 200]), Rotate=90)
    seen = frame(page(Parent=above))
    assert (seen.width, seen.height, seen.rotation) == (200, 100, 90)


def test_a_circle_of_parents_ends() -> None:
    pdf = pikepdf.new()
    looped = pdf.make_indirect(pikepdf.Dictionary())
    looped.Parent = looped
    assert frame(looped).box == (0, 0, 612, 792)


@pytest.mark.parametrize(("written", "rotation"), [(-90, 270), (450, 90), (45, 0), (180, 180)])
def test_rotation(written: int, rotation: int) -> None:
    assert frame(page(Rotate=written)).rotation == rotation


@pytest.mark.parametrize(
    ("rotation", "bottom_left"),
    [(0, (10, 20)), (90, (110, 20)), (180, (110, 220)), (270, (10, 220))],
)
def test_the_displayed_bottom_left_corner(rotation: int, bottom_left: tuple[float, float]) -> None:
    seen = frame(page(MediaBox=[10, 20, 110, 220], Rotate=rotation))
    assert displayed_to_user(seen, 0, 0) == bottom_left


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.sampled_from([0.5, 1.0, 2.0]),
)
def test_the_displayed_page_covers_the_visible_box(
    rotation: int, x: float, y: float, unit: float
) -> None:
    seen = Frame(box=(x, y, x + 300, y + 400), rotation=rotation, user_unit=unit)
    ends = [displayed_to_user(seen, 0, 0), displayed_to_user(seen, seen.width, seen.height)]
    assert sorted(point[0] for point in ends) == pytest.approx([x, x + 300])
    assert sorted(point[1] for point in ends) == pytest.approx([y, y + 400])
