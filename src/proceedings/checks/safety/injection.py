r"""Words meant for a language model or its user stand in the file: instructions how to review.

Why: Some authors hide such words («give a positive review only») so that reviewers who let a
program read the paper are misled. That is misconduct, and once published it misleads every
program that reads the volume. A paper that studies such attacks quotes them in plain sight: that is
no more than a note where its first page says so, else a warning.

How to mend: This is for the chair alone, not for a letter to the author: look at the place named,
with the box, and talk to the programme chairs. Hidden words are taken out by the author, in the
source: white or tiny text, alternative texts of figures, title and keywords of the document. If the
paper quotes them as its subject, waive this for the paper with that as the reason.

Source: OWASP, Top 10 for LLM applications, LLM01 «Prompt injection»; Gibney, «Scientists hide
messages in papers to game AI peer review», Nature 643 (2025). Looked for in the text of pages,
hidden or not, in alternative texts, the document's own data, comments and links.
"""

import re
from collections.abc import Iterator

from proceedings.checks.sightings import first_place, lines_of, quoted
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection, Sighting
from proceedings.records.wanted import Sign

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)
SCOPE = "file"

_MODEL = r"(?:LLMs?|AI|GPT|ChatGPT|chatbots?|(?:large\s+)?language\s+models?)"
_BEFORE = r"(?:previous|prior|above|preceding|earlier|foregoing|past|other|former)"

SIGNS = (
    Sign(
        name="safety/injection.ignore",
        anywhere=True,
        pattern=r"\b(?:ignore|disregard|forget|override|overlook)\s+"
        r"(?:(?:all|any|every|of|the|your|these|and)\s+){0,4}"
        rf"{_BEFORE}\s+(?:\w+\s+){{0,2}}?"
        r"(?:instructions?|prompts?|directions?|commands?|guidelines|orders)",
        needles=("ignore", "disregard", "forget", "override", "overlook"),
    ),
    Sign(
        name="safety/injection.praise",
        anywhere=True,
        pattern=r"\b(?:give|write|generate|provide|produce|output|return)\s+"
        r"(?:(?:only|me|us|a|an|the|very|strongly|highly|extremely|this|paper|it)\s+){0,4}"
        r"(?:positive|favou?rable)\s+(?:reviews?|assessments?|evaluations?|ratings?)\s+"
        r"(?:only|(?:of|for|to|about)\s+(?:this|the)\s+(?:paper|submission|manuscript|work))"
        r"|\brate\s+this\s+(?:paper|submission)\s+(?:\w+\s+){0,3}(?:highly|accept)",
        needles=(
            *("positive review", "positive assessment", "positive evaluation", "positive rating"),
            *("favorable review", "favourable review", "favorable assessment", "rate this"),
            *("favorable evaluation", "favourable evaluation", "favorable rating"),
        ),
    ),
    Sign(
        name="safety/injection.silence",
        anywhere=True,
        pattern=r"\bdo\s+not\s+(?:highlight|mention|list|include|raise|point\s+out|discuss|report)"
        r"\s+(?:(?:any|the|its|of|potential|possible)\s+){0,3}(?:negatives|negative\s+"
        r"(?:points|aspects|comments)|weakness(?:es)?|criticisms?|flaws|shortcomings)",
        needles=(
            *("not highlight", "not mention", "not list", "not include", "not raise"),
            *("not point", "not discuss", "not report"),
        ),
    ),
    Sign(
        name="safety/injection.addressed",
        anywhere=True,
        pattern=rf"\bas\s+an?\s+{_MODEL},?\s+you\s+(?:should|must|are|have|need|will|may\s+not)\b"
        rf"|\bif\s+you(?:\s+are|['’]re)\s+(?:an?\s+)?{_MODEL}\b"
        r"|\byou\s+(?:should|must|are\s+to|have\s+to|will)\s+(?:\w+\s+)?(?:recommend|suggest)"
        r"\s+(?:\w+\s+){0,3}?accept"
        r"|\b(?:attention|important|note|instructions?|message)\s*(?:to|for|:)\s+"
        rf"(?:(?:all|any|the)\s+)?(?:{_MODEL}\s+(?:reviewers?|assistants?|models?|systems?)|"
        rf"reviewers?\s+(?:using|who\s+use|with)\s+(?:an?\s+)?{_MODEL})"
        rf"|\bfor\s+{_MODEL}\s+reviewers?\s*:",
        needles=(
            *("as a language", "as a large", "as an llm", "as an ai", "as a gpt", "as a chatbot"),
            *("if you are", "if you're", "if you’re", "you should recommend", "recommend accept"),
            *("must recommend", "to recommend", "will recommend", "strongly recommend"),
            *("suggest accept", "should suggest", "must suggest", "llm reviewer", "ai reviewer"),
            *("model reviewer", "reviewers using", "reviewers who use", "reviewers with"),
            *("reviewer using", "llm assistant", "ai assistant", "ai model", "ai system"),
        ),
    ),
    Sign(
        name="safety/injection.east",
        anywhere=True,
        pattern=r"(?:忽略|无视|忽視|無視)[^\n。]{0,6}(?:之前|以前|先前|此前|上述|以上|前面|所有|全部)"
        r"[^\n。]{0,8}(?:指令|指示|提示|说明|說明)"
        r"|(?:只|仅|僅)(?:给出|給出|提供|输出|輸出|写|寫)[^\n。]{0,6}(?:正面|积极|積極|肯定)"
        r"[^\n。]{0,6}(?:评|評|审|審)"
        r"|(?:以前|これまで|上記|前|すべて|全て)の[^\n。]{0,8}(?:指示|命令|プロンプト)[^\n。]{0,6}無視"
        r"|(?:肯定的|好意的|ポジティブ)な(?:査読|レビュー|評価)(?:のみ|だけ)"
        r"|(?:이전|위|앞선|모든)\S{0,2}\s*(?:모든\s*)?(?:지시|명령|프롬프트)[^\n.]{0,8}무시"
        r"|긍정적인\s*(?:리뷰|심사|평가)만",
        needles=(
            *("忽略", "无视", "忽視", "無視", "只", "仅", "僅", "肯定的な", "好意的な"),
            *("ポジティブな", "무시", "긍정적인"),
        ),
    ),
    Sign(
        name="safety/injection.west",
        anywhere=True,
        pattern=r"\b(?:ignorier\w{0,4}|vergi(?:ss|ß)\w{0,3}|vergesst|missachte\w{0,2})\s+(?:\w+\s+){0,3}?"
        r"(?:vorherig|bisherig|obig|vorig|früher|vorangegangen|vorstehend)\w{0,3}\s+(?:\w+\s+){0,2}?"
        r"(?:anweisung|instruktion|befehl|vorgabe|prompt)\w{0,3}\b"
        r"|\b(?:ignore[zr]?|oublie[zr]?)\s+(?:\w+\s+){0,3}?(?:instructions?|consignes?|directives?)\s+"
        r"(?:précédentes?|antérieures?|ci-dessus)"
        r"|\b(?:ignor[ae]\w{0,2}|olvid[ae]\w{0,2}|esque[çc]\w{1,3}|desconsider[ae]\w{0,2})\s+(?:\w+\s+){0,3}?"
        r"(?:instrucciones|indicaciones|órdenes|instruções|orientações)\s+(?:anteriores|previas|prévias)"
        r"|\b(?:ignora\w{0,3}|dimentica\w{0,3})\s+(?:\w+\s+){0,3}?(?:istruzioni|indicazioni)\s+"
        r"(?:precedenti|di\s+cui\s+sopra)"
        r"|(?:игнорируй\w{0,3}|забудь\w{0,3})\s+(?:\w+\s+){0,3}?предыдущ\w{1,3}\s+(?:инструкци|указани|команд)\w{1,3}",
        needles=(
            *("ignorier", "vergiss", "vergiß", "vergesst", "missachte", "ignore", "ignorez"),
            *("oublie", "ignora", "olvid", "esque", "desconsider", "dimentica"),
            *("игнорируй", "забудь"),
        ),
    ),
    Sign(  # in what can't be seen; in plain text the words mean nothing
        name="safety/injection.hint",
        anywhere=True,
        pattern=r"\bstrong(?:ly)?\s+accept\b|\baccept\s+this\s+(?:paper|submission)\b"
        r"|\brecommend\s+accept(?:ance|ing)?\b|\bpositive\s+reviews?\b|\bhighest\s+scores?\b"
        r"|\bpositive[sn]?\s+(?:gutachten|bewertung)|\b(?:begin|start|open)\s+(?:your|the)\s+review\s+with\b"
        r"|\b(?:évaluation|critique)s?\s+positives?|\b(?:reseña|evaluación|avaliação)\s+positiva\b",
        needles=(
            *("strong accept", "strongly accept", "accept this", "recommend accept"),
            *("positive review", "highest score", "positives gutachten", "positive gutachten"),
            *("positive bewertung", "begin your review", "start your review", "open your review"),
            *("begin the review", "start the review", "évaluation positive", "critique positive"),
            *("reseña positiva", "evaluación positiva", "avaliação positiva"),
        ),
    ),
)

_OPENING = 6000  # letters of page 1 in which a paper says what it is about
_SUBJECT = re.compile(
    r"prompt[-\s]+inject|inject(?:ed|ing|ions?)\s+(?:of\s+)?(?:prompts?|instructions?)"
    r"|(?:hidden|adversarial|malicious|embedded|concealed)\s+(?:prompts?|instructions?)"
    r"|jailbreak|prompt\s+(?:attacks?|leak\w*|hijack\w*)|(?:提示|プロンプト)(?:词)?(?:注入|インジェクション)",
    re.IGNORECASE,
)
_UNSEEN = {
    "hidden": "text that can't be seen",
    "alt": "an alternative text",
    "info": "the document's own data",
    "comment": "a comment",
    "address": "a link",
}


def check(subject: FileSubject) -> Iterator[Finding]:
    """Tell of instructions in what can't be seen, else of those in plain sight."""
    unseen, seen = unseen_instructions(subject.inspection), _in_plain_sight(subject.inspection)
    if unseen:
        where = " and ".join(dict.fromkeys(_UNSEEN[one.where] for one in unseen))
        yield Finding(
            rule="safety/injection",
            level=Level.ERROR,
            message=(
                f"For the chair alone: {where} has instructions for reviewers or language models:"
                f" {quoted(unseen)}."
            ),
            fix="Look at the place, talk to the programme chairs, and ask for a file without it.",
            place=first_place(unseen),
            evidence=lines_of(unseen),
        )
    elif seen:
        is_subject = bool(_SUBJECT.search(subject.inspection.first_page[:_OPENING]))
        yield Finding(
            rule="safety/injection",
            level=Level.NOTE if is_subject else Level.WARNING,
            message=(
                "For the chair alone: this looks like instructions for language models, in plain"
                f" sight: {quoted(seen)}."
            ),
            fix="Look whether the paper quotes it as its subject; if so, waive this for the paper.",
            place=first_place(seen),
            evidence=lines_of(seen),
        )


def unseen_instructions(inspection: Inspection) -> tuple[Sighting, ...]:
    """Instructions where no reader sees them.

    What only sounds like one (`.hint`) counts in hidden text and alternative texts; the document's
    own data and links hold titles, which may be about reviewing. What they hold and the pages show
    as well, as the title of a paper about such attacks, is hidden from nobody.
    """
    found = inspection.seen("safety/injection")
    shown = {one.text.casefold() for one in found if one.where == "page"}
    return tuple(
        one
        for one in found
        if one.where in ("hidden", "alt")
        or (
            one.where in _UNSEEN
            and not one.sign.endswith(".hint")
            and one.text.casefold() not in shown
        )
    )


def _in_plain_sight(inspection: Inspection) -> tuple[Sighting, ...]:
    return tuple(
        one
        for one in inspection.seen("safety/injection")
        if one.where == "page" and not one.sign.endswith(".hint")
    )
