"""Writes paste-recipes.docx, beside this file."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from docx_writer import Paper, grey_png  # noqa: E402

ABSTRACT = """\
Good paste holds a book together, and the best paste lets go when the book must be mended. We cooked three starches at
five strengths, glued strips of the same paper, and aged them in a warm cupboard for as long as we could wait. Then we
tried to part them with a damp sponge. Wheat holds best and rice parts best; potato does neither well but forgives a
careless cook. A mixture of two parts rice to one of wheat comes within a tenth of the best on both counts. The
cooking time matters less than the time the paste has stood."""

paper = Paper(
    title="Wheat, Rice or Potato: Paste That a Later Binder Can Undo",
    authors=[
        ("Ștefania Țărână-Lipici", "Starch and Size Works, Alum Springs, Papyria"),
        ("Glutinus", "Starch and Size Works, Alum Springs, Papyria"),
        ("Žydrūnė Klijaitė", "Conservation Workshop, Colophon Library, Rastrum, Papyria"),
    ],
    font="DejaVu Serif",
    size=9.5,
    page=(595.3, 841.9),
    reserve=165,
)
paper.head()
paper.section("Abstract", ABSTRACT.replace("\n", " "))
paper.text("BodyText", "Keywords: starch paste, reversibility, conservation")
paper.section(
    "1 Introduction",
    "Nobody pastes for ever, although most who paste believe it. Sooner or later a book is opened by someone who has to take it apart: to mend a sheet, to free a fragment from a board, or "
    "to find out what was pasted over. That person is grateful for paste that lets go, and has no use for paste that holds.",
    "The person who pastes wants the opposite. Between the two lies a bargain over time, and starch has always been thought to strike it well. Cooked in water it sets firm and yet swells again when it is wet. "
    "But there is starch and starch. Workshops swear by wheat or by rice; in hard years they have used potato and kept quiet about it. We wished to know what each is worth on both sides of the "
    "bargain.",
)
paper.section(
    "2 Related Work",
    "Tacksworth [[1]] compared the strength of eleven pastes, wheat first among them, and did not ask how they part. Conversely, Spongeley and Dabb [[2]] wrote a much used guide to parting in which paste is simply paste. Keeping "
    "paste in a cellar for years before use is an old custom; Umberhulme [[3]] explains what becomes of the starch.",
)
paper.section("3 Method")
paper.section(
    "3.1 Paste",
    "The starches were washed until nothing but starch was left. We cooked each at five strengths, from one part of starch in four of water to one part in twelve, stirring for twenty minutes. A second set was "
    "cooked for an hour. All pastes stood for a day, a week, or two months in a cool room before they were used. Nothing was added against mould, and what had moulded was thrown away, "
    "as it would be in a workshop.",
    level=2,
)
paper.section(
    "3.2 Strips",
    "From one making of paper we cut strips two centimetres wide. Two strips were pasted to each other over a length of five centimetres, pressed for an hour, dried, and kept warm at sixty degrees and at changing dampness for "
    "a hundred days. We then measured two things on twelve pairs for each paste: the force needed to peel the pair apart when dry, which we call *hold*, and, on other pairs, the time a damp sponge must lie on the pair "
    "before it parts without harm to the fibres, which we call *patience*. Little patience is good.",
    level=2,
)
paper.table(
    "Table 1: Hold and patience at the best strength of each starch (middle values of twelve pairs).",
    [
        ["Paste", "Best strength", "Hold (N)", "Patience (minutes)"],
        ["Wheat", "1 in 6", "7.4", "31"],
        ["Rice", "1 in 5", "5.9", "12"],
        ["Potato", "1 in 8", "5.0", "24"],
        ["Two rice, one wheat", "1 in 6", "6.9", "13"],
        ["One rice, two wheat", "1 in 6", "7.1", "22"],
    ],
)
paper.section(
    "4 Results",
    "Table 1 gives the main result. Wheat holds best and rice parts best. The mixture of two parts of rice to one of wheat is within a tenth of the best on both counts. We had expected something half way and "
    "were surprised. Under the glass the grains of rice, which are far smaller, lie between those of wheat like sand between pebbles. The pebbles give the hold, and the sponge's water finds its way along the sand.",
)
boxes = [(40, 330, 1460, 334, 60)]
for index, (hold, patience) in enumerate([(74, 124), (59, 48), (50, 96), (69, 52), (71, 88)]):
    x = 120 + index * 270
    boxes += [(x, 330 - 4 * hold, x + 90, 330, 90), (x + 96, 330 - 2 * patience, x + 186, 330, 190)]
paper.picture(
    grey_png(1500, 350, boxes),
    400,
    93,
    "Five pairs of bars. The dark bars are all of a height; the pale bars are low in the second and the fourth pair.",
    "Figure 1: Hold (dark) and patience (pale) of the five pastes in the order of Table 1. A good paste has a tall dark bar and a short pale one.",
)
paper.section(
    "4.1 Cooking and Standing",
    "Cooking for an hour rather than twenty minutes changes neither number by more than the spread between pairs. Standing matters more. After two months in the cool room wheat loses a sixth of its hold and two fifths of its "
    "patience, so that it comes close to the mixture. Rice hardly changes. Whoever keeps paste in a cellar is thus doing slowly what a spoonful of rice does at once.",
    level=2,
)
paper.section(
    "4.2 Careless Cooks",
    "Six apprentices each cooked all three starches from a card with two lines of instructions. Their wheat pastes differ in hold by a factor of three, mainly because of lumps. Their potato pastes are all alike. Potato "
    "swells at a lower heat than the others and forgives a cook who looks out of the window. For a class of beginners it may be the right choice, as long as nothing they paste is dear to anyone.",
    level=2,
)
paper.section(
    "5 What the Sponge Does",
    "Patience was measured with a sponge because that is what a workshop has. To see how far it depends on the hand we gave the same sponge and the same pairs to four people. Their times differ by a quarter, and their order of "
    "the pastes not at all. One pressed the sponge and was quicker than the rest, at the price of raised fibres in every third pair. The guide is right to say that the sponge should lie and not be leaned on [[2]].",
    "Warm water halves all times. We did not use it for the tables, since it can move old ink, but where there is none we see no reason to wait. Spirit in the water makes no difference to starch, although many swear by it; it "
    "dries sooner, and this may be mistaken for mercy.",
    "Water parts the pair because swollen starch is weak. When it dries it is strong again, and a pair that was parted and left lying joined itself once more in two cases. A parted sheet should be wiped, and the paste "
    "on the sponge is the best sign that the work is done.",
)
paper.section(
    "5.1 Old Paste",
    "Three bindings with known recipes, all made with wheat more than a century ago, were being taken apart in the Colophon Library for other reasons. We could time the sponge on eleven places. The middle value is 44 minutes, against "
    "31 for our warmed strips. It seems that the warm cupboard does to paste roughly what a century does, though it stops somewhat short, and that the order of the pastes would hardly be turned round by waiting longer. We cannot "
    "know it for rice. Nobody in this country used it so long ago, or nobody wrote it down.",
    level=2,
)
paper.section(
    "6 Discussion",
    "A hundred warm days are not a hundred years, and we know of no way to make time pass that everybody accepts. What we trust is the order of the pastes, which was the same after thirty days and after a hundred. We used one "
    "paper. On leather, which is stretched over the board while wet, hold matters from the first minute, and rice takes hold slowly; two binders who tried our mixture on spines asked for the wheat back.",
    "Adding alum or glue, as many recipes do, was left out of this study. A few strips made out of curiosity suggest that alum doubles the patience for a small gain in hold, and that glue can be parted only "
    "with warm water. The later binder will not thank anyone for either.",
)
paper.section(
    "7 Conclusion",
    "For paper on paper, two parts of rice starch and one of wheat, in six of water, hold nearly as well as the best and part nearly as well as the best. The measurements and the apprentices' card can be had from <https://data.example/paste-recipes>.",
)
paper.references(
    "Hester Tacksworth. 1996. *Eleven Pastes*. Lantern Editions, Rastrum.",
    "Lorcan Spongeley and Ede Dabb. 2010. *How to Take a Book Apart and Be Forgiven*. Wayside Press, Atramenta.",
    "Constance Umberhulme. 2023. What Time Does to Starch. *Annals of Invented Conservation* 18, 4 (2023), 301–322.",
)
paper.save(HERE / "paste-recipes.docx")
