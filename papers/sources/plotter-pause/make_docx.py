"""Writes plotter-pause.docx, beside this file."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from docx_writer import Paper, grey_png  # noqa: E402

ABSTRACT = """\
A pen plotter draws every stroke at the same pace, and so its ink pools wherever two strokes meet. A scribe avoids
this by waiting: the hand stops for a breath before crossing a wet line. We add such waits to a cheap plotter. A table
of drying times for each pen and paper tells the driver which crossings are still wet, and the driver reorders strokes
first and pauses only when it must. On a page of dense lettering, blots fell from forty-one to three while the page
took a fifth longer to draw."""

paper = Paper(
    title="Teaching a Pen Plotter to Pause",
    authors=[
        ("Trương Thị Mực", "Velin Polytechnic, Sankt Velin, Papyria"),
        ("Nguyễn Hữu Giấy", "Velin Polytechnic, Sankt Velin, Papyria"),
        ("Ģirts Vēļputns", "Lakeside School of Bookcraft, Port Gather, Quire, Papyria"),
    ],
    font="Linux Libertine O",
    size=12,
    page=(612, 792),
)
paper.head()
paper.section("Abstract", ABSTRACT.replace("\n", " "))
paper.text("BodyText", "Keywords: pen plotters, drying time, stroke order")
paper.section(
    "1 Introduction",
    "A pen plotter is a patient machine with no patience. It can draw for nine hours without tiring, but it cannot wait. Every stroke follows the last as soon as "
    "the arm has moved, and where two strokes meet the second runs into ink that is still wet. The ink is dragged along, the nib picks up fibres, and "
    "on the page there is a small dark star where there should be a crossing.",
    "Scribes know the star well and avoid it without thinking. Watched from the side, a writing hand comes to rest before it crosses a heavy stroke, hovers for "
    "a breath, and goes on. A slow scribe rests less, because by then the stroke has dried. The rest is not a habit of the hand. It is a judgement about ink.",
    "We give this judgement to a plotter. The machine is the cheapest we could buy, and nothing was added to it. The change is in the program that sends it the strokes, "
    "which now knows for each pen and paper how long a stroke stays wet.",
)
paper.section(
    "2 Related Work",
    "Programs that order the strokes of a plotter aim at short ways, since an arm in the air draws nothing. Penwright and Lagg [[1]] give a survey. That wet ink matters has been noticed "
    "in passing: Blott [[2]] advises the use of quick inks and, failing that, of a second day. Studies of handwriting record the pauses of the hand but explain them by thought; an "
    "exception is Quillfeather [[3]], who remarks that even people who copy without reading pause at crossings.",
)
paper.section("3 Method")
paper.section(
    "3.1 How Long a Stroke Stays Wet",
    "For each pair of pen and paper the plotter draws a comb of sixteen parallel strokes and then, after waits that grow from nothing to two minutes, crosses them one by one. Whoever looks "
    "at the comb says where the stars stop. This takes three minutes and gives one number, the *drying time* of a single stroke. Where strokes overlap along their length there is more ink; we found "
    "that the time grows with the square of the number of layers, up to four.",
    level=2,
)
paper.table(
    "Table 1: Drying times in seconds of a single stroke, for four pens on three papers.",
    [
        ["Pen", "Copy paper", "Half sized", "Glazed"],
        ["Fine fibre tip", "1.5", "2", "6"],
        ["Ballpoint", "0.5", "0.5", "3"],
        ["Steel nib", "9", "14", "48"],
        ["Brush pen", "6", "11", "31"],
    ],
)
paper.section(
    "3.2 Order First, Then Wait",
    "Before drawing, the program finds all crossings. While drawing, it keeps a clock for each stroke that was drawn. To choose the next stroke it looks at those not yet "
    "drawn and takes the nearest one whose crossings are all dry. Only if there is none does it wait, and then it waits for the crossing that will be dry soonest. Strokes may be drawn from either end, "
    "save those marked by the writer as having a direction.",
    "The arm rests beside the page during a wait, for a nib that hovers will drip. We learned this on the first day.",
    level=2,
)
paper.section(
    "4 Results",
    "We drew one page of dense lettering, with 1,912 strokes and 2,377 crossings, four times with each of three programs: the plotter's own, ours without waits, and ours. The page was drawn with the steel nib "
    "on half sized paper. Stars were counted by two people who agreed on all but two.",
)
paper.table(
    "Table 2: Stars and time for one page (means of four drawings).",
    [
        ["Program", "Stars", "Minutes", "Waiting (%)"],
        ["The plotter's own", "41", "52", "0"],
        ["Ours, no waits", "12", "57", "0"],
        ["Ours", "3", "62", "8"],
    ],
)
boxes = [(60, 380, 1460, 384, 60)]
for index, (ours, theirs) in enumerate([(2, 120), (4, 150), (10, 95), (22, 60), (40, 44), (70, 31), (96, 22), (60, 14), (38, 9), (20, 5)]):
    x = 90 + index * 136
    boxes += [(x, 380 - 2 * theirs, x + 50, 380, 190), (x + 54, 380 - 2 * ours, x + 104, 380, 70)]
paper.picture(
    grey_png(1500, 400, boxes),
    360,
    96,
    "Pairs of bars. The pale bars are highest at the left and fall to the right; the dark bars are low at the left and highest in the seventh pair.",
    "Figure 1: How long after the first stroke its crossing was drawn, in steps of four seconds from left to right: the plotter's own program (pale) and ours (dark).",
)
for text in (
    "Table 2 shows that most of the gain comes from the order alone, which costs five minutes of longer ways. Waiting removes most of what is left and costs five more. Figure 1 shows why: the plotter's own "
    "program crosses most strokes within ten seconds, when the ink is wettest, and ours lets nearly all of them pass the fourteen seconds of Table 1.",
    "The three stars that remain come from one place in the text, where five flourishes meet. There the drying time for four layers is nearly four minutes. The program waited as it should, but the paper had "
    "taken up so much ink that it had risen in a blister, and the nib caught on it. A scribe, we are told, would have left out one of the flourishes.",
):
    paper.text("BodyText", text)
paper.section(
    "5 Discussion",
    "The table of drying times is the weak point. It holds for one room on one day. On a damp afternoon all times in it were too short by a third, and the number of stars rose from three to eight, "
    "which is still far from forty-one. Drawing a fresh comb each morning would mend this.",
    "Could the machine look for itself? Wet ink shines, and a camera above the page would see it. We tried it with a lamp and a mirror. It works with the steel nib. It fails with the fibre tip, "
    "whose ink looks dry before it is, and it turned a machine that anyone can build into one that only we can. We went back to the table.",
    "A page that takes a fifth longer is a price that not everybody will pay. Those who draw a hundred pages may prefer the order without the waits. The program asks how many stars can be borne, "
    "and the waits are cut down from the shortest until that number is expected.",
)
paper.section(
    "6 Conclusion",
    "A plotter that knows how long its ink stays wet, and minds it, draws crossings as clean as those of a careful hand. The program, with the combs for eleven pens, is at <https://data.example/plotter-pause>.",
)
paper.references(
    "Osric Penwright and Lotte Lagg. 2022. Shortest Ways for Long Drawings. *Invented Transactions on Plotting* 3, 1 (2022), 1–30.",
    "Ignatius Blott. 2017. *The Plotter at Home*. Wayside Press, Atramenta.",
    "Jasper Quillfeather. 2008. Where the Hand Rests. *Letters on Writing* 14, 2 (2008), 70–83.",
)
paper.save(HERE / "plotter-pause.docx")
