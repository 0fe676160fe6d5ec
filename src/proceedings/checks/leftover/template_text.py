r"""Words of the template are still in the paper.

Why: A template's sample names, numbers and advice are printed as if they were the paper's: a DOI
that leads nowhere, another conference's name, «Woodstock, NY». It also shows that the rights form's
lines weren't pasted in.

How to mend: acmart: paste the lines of the rights e-mail: `\setcopyright{…}`, `\acmDOI{…}`,
`\acmISBN{…}`, `\acmConference[…]{…}{…}{…}`, and set `\title`, `\author` and `\shortauthors`. LNCS:
set `\titlerunning{…}` and `\authorrunning{…}` where the class says «suppressed due to excessive
length». IEEE: fill in or delete the lines of funding, notice and keywords. Word: fill in or delete
every grey field («Click here to enter text»).

Source: The samples and class defaults of acmart, IEEEtran, LLNCS, the styles of ACL, NeurIPS, ICML,
ICLR, CVPR, JMLR, elsarticle and CAS, RevTeX, SPIE, JACoW and LNI, of CEUR-WS, and Word's
placeholders.
"""

import re
from collections.abc import Iterator

from proceedings.checks.sightings import first_place, in_margin, lines_of, printed, quoted
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection, Sighting, Tool
from proceedings.records.wanted import Sign

LEVEL = Level.ERROR
SCOPE = "file"
PASTE = ("rights", "conference", "isbn", "doi")

SIGNS = (
    Sign(  # acmart's class defaults and the values of its samples, old and new
        name="leftover/template-text.acm",
        pattern=r"conference\s*[’'‘]\s*17,\s+July\s+2017,\s+Washington"
        r"|conference\s+acronym\s*[’'‘]\s*XX(?:,\s+June[^\n]{0,12},\s+2018,\s+Woodstock,\s+NY)?|\bWOODSTOCK\s*[’'‘]\s*(?:18|97|21)\b[^\n]{0,50}"
        r"|make\s+sure\s+to\s+enter\s+the\s+correct\s+conference\s+title"
        r"|97[89]-x-xxxx-xxxx-x(?:/YY/MM)?|97[89]-\d-\d{4}-XXXX-X(?:/\d\d/\d\d)?"
        r"|\b123-4567-24-567/08/06|978-1-4503-1234-5/17/07|978-1-4503-9999-9/18/06"
        r"|10\.1145/n{4,7}\.n{4,7}|\bX{7}\.\s?X{7}\b|10\.1145/(?:X{4,7}|1122445\.1122456|1234567890)"
        r"|10\.1145/8888888\.7777777|10\.475/123_4"
        r"|\bBen\s+Trovato\b|trovato@corporation\.com|(?-i:Trovato\s+(?:and\s+Tobin,\s+)?et\s+al\.)$"
        r"|\bThe\s+Name\s+of\s+the\s+Title\s+Is\s+(?:Hope|a\s+Journey)"
        r"|(?-i:J\.\s+ACM),\s+Vol\.\s+37,\s+No\.\s+4,\s+Article\s+111"
        r"|insert\s+(?:your\s+title|subtitle|CCS\s+text|keyword\s+text)\b(?:\s+here)?"
        r"|symposium\s+on\s+the\s+irreproducible\s+science",
        needles=(
            *("conference’17", "conference'17", "conference ’17", "acronym", "woodstock"),
            *("conference title", "xxx", "123-4567", "1234-5/17", "9999-9/18", "nnnn"),
            *("1122456", "1234567890", "8888888", "123_4", "trovato"),
            *("title is",),
            *("article 111", "irreproducible"),
            *("insert your", "insert subtitle", "insert ccs", "insert keyword"),
        ),
        most=40,
    ),
    Sign(
        name="leftover/template-text.ieee",
        pattern=r"identify\s+applicable\s+funding\s+agency\s+here|\bGiven\s+Name\s+Surname\b"
        r"|(?:dept\.\s+)?name\s+of\s+organization\s+\(of\s+Aff(?:iliation|\.)\)"
        r"|email\s+address\s+or\s+ORCID|formatting,\s+style,\s+styling,\s+insert\b"
        r"|component;\s+formatting;\s+style;\s+styling|sub-titles\s+are\s+not\s+captured\s+in\s+Xplore"
        r"|please\s+ensure\s+that\s+all\s+template\s+text\s+is\s+removed"
        r"|X{3}-X-X{4}-X{4}-X/XX/\$XX\.00|97[89]-1-XXXX-XXXX-X/XX|0000[–-]0000/00\$00\.00"
        r"|JOURNAL\s+OF\s+L\s?A\s?TEX\s+CLASS\s+FILES,\s+VOL|\bBare\s+Demo\s+of\s+IEEEtran"
        r"|\bJohn\s+Doe,\s+(?:Member|Fellow)|\bJane\s+Doe,\s+(?:Life\s+)?(?:Member|Fellow)"
        r"|(?-i:\b(?:Jane|John)\s+Doe\s+Biography\s+text\s+here)|biography\s+text\s+here"
        r"|^conference\s+paper\s+title\W{0,2}$|\bAuthor\(s\)\s+Name\(s\)|\bAuthor\s+Affiliation\(s\)",
        needles=(
            *("(of aff", "styling", "xplore", "xx.00", "xxxx-", "00.00", "affiliation(s)"),
            *("agency here", "name surname", "or orcid", "template text", "class files"),
            *("bare demo", "doe, member", "doe, fellow", "doe, life", "biography text"),
            *("conference paper title", "author(s) name(s)"),
        ),
    ),
    Sign(  # classes that found a head too long, and what Springer's samples say
        name="leftover/template-text.lncs",
        pattern=r"(?:title|authors?)\s+suppressed\s+due\s+to\s+excessive\s+(?:length|size)"
        r"|(?-i:\bNo\s+(?:Author|Institute)\s+Given\b)|(?-i:^F\.\s+Author\s+et\s+al\.)\W{0,3}$"
        r"|(?-i:^(?:Abbreviated\s+paper\s+title|Contribution\s+Title))\W*\d?$"
        r"|Princeton\s+University,\s+Princeton\s+NJ\s+08544|Rupert-Karls-University\s+Heidelberg"
        r"|Springer\s+Heidelberg,\s+Tiergartenstr\.\s+17"
        r"|First\s+keyword\W+Second\s+keyword|\[(?:0000-1111-2222-3333|1111-2222-3333-4444)\]",
        needles=(
            *("suppressed", "f. author", "08544", "rupert-", "tiergarten", "1111-2222"),
            *("no author", "no institute", "abbreviated paper", "contribution title"),
            *("first keyword",),
        ),
    ),
    Sign(  # styles of ACL, NeurIPS, ICML, ICLR, CVPR, AAAI, JMLR
        name="leftover/template-text.learning",
        pattern=r"Affiliation\s*/\s*Address\s+line\s+[123]|\bemail@domain\b"
        r"|\b(?:First|Second|Third)name\d\s+Lastname\d|\bfirst\d\.last\d@xxx\.edu"
        r"|\bDepartment\s+of\s+XXX,\s+University\s+of\s+YYY|\bCranberry-Lemon\s+University"
        r"|\bDavid\s+S\.\s+Hippocampus|\bAntiquus\s+S\.\s+Hippocampus|\bElias\s+D\.\s+Striatum"
        r"|(?:first|second)author@i[12]\.org|\bInstitution1\s+address"
        r"|\bAuthor\s+Name\d\W{0,3}\s|\babc@sample\.com|\bname\d@email\.com|\bEditor:\s+Editor[’']s\s+name"
        r"|^Full\s+Title\s+of\s+Article\W*$|\bKeywords:\s+List\s+of\s+keywords"
        r"|Journal\s+of\s+Machine\s+Learning\s+Research\s+1\s+\(2000\)\s+1-48"
        r"|\b(?:Submission\s+and\s+)?Formatting\s+Instructions\s+for\s+(?-i:[A-Z][A-Z]+[a-z]*[A-Z\d])[^\n]{0,30}$"
        r"|\bInstructions\s+for\s+(?-i:\*?ACL|EMNLP|NAACL|EACL)[^\n]{0,20}\s+Proceedings\b",
        needles=(
            *("email@domain", "lastname", "@xxx", "cranberry-", "hippocampus", "striatum"),
            *("author@i", "institution1", "sample.com", "email.com", "editor: editor"),
            *("address line", "of xxx,", "author name1", "author name2", "title of article"),
            *("list of keywords", "(2000) 1-48", "instructions for"),
        ),
    ),
    Sign(  # Elsevier, RevTeX, SPIE, JACoW, LNI; a DOI of x's anywhere
        name="leftover/template-text.others",
        pattern=r"\b10\.\d{4,5}/x{3,}\b|this\s+is\s+a\s+specimen(?:\s+[a-z]{1,2})?\s+title|\bLeading\s+authors\s+et\s+al\.$"
        r"|^Short\s+Title\s+of\s+the\s+Article\b|\bSayahna\s+Foundation|\bcvr@sayahna\.org"
        r"|this\s+line\s+break\s+forced\b|\bAuthors[’']\s+institution\s+and/or\s+address"
        r"|\bAffiliation1,\s+Address,\s+City,\s+Country|\bAnna\s+A\.\s+Author"
        r"|\bA\.\s+N\.\s+Author\b|\bName\s+of\s+Institute\s+or\s+Affiliation,\s+City"
        r"|\b(?:Vorname|Firstname)\d?\s+(?:Nachname|Lastname)\d{0,2}|emailaddress@author"
        r"|\bUniversität,\s+Abteilung,\s+(?:Straße|Anschrift)|Name-der-Konferenz"
        r"|<\s?(?:Vorname|Buchtitel|Jahr)\b[^>\n]{0,30}>|10\.18420/provided-by-editor",
        needles=(
            *("xxx", "specimen", "sayahna", "affiliation1", "emailaddress@author", "nachname"),
            *("lastname", "abteilung", "der-konferenz", "buchtitel", "provided-by", "<jahr"),
            *("leading authors", "of the article", "break forced", "and/or address"),
            *("a. author", "n. author", "or affiliation,"),
        ),
    ),
    Sign(  # advice of samples, on the first page
        name="leftover/template-text.advice",
        pattern=r"this\s+is\s+(?:the|a)\s+(?:template|sample)\s+(?:file|document|article|paper)\s+(?:for|that)\b"
        r"|this\s+sample\s+(?:document|article|paper)\s+(?:demonstrates|shows|uses)\b"
        r"|this\s+template\s+(?:helps\s+you|has\s+been\s+generated|is\s+(?:based\s+on|to\s+be\s+used))\b"
        r"|this\s+document\s+(?:shows\s+the\s+desired\s+format|is\s+a\s+model\s+and\s+instructions|"
        r"is\s+a\s+supplement\s+to\s+the\s+general\s+instructions|contains\s+the\s+instructions\s+for\s+preparing|"
        r"describes\s+the\s+(?:common\s+)?requirements\s+for\s+the\s+submission)\b",
        needles=(
            *("this template", "the template", "a template", "a sample", "the sample"),
            *("this sample", "document shows", "document is", "document contains"),
            *("document describes",),
        ),
    ),
    Sign(  # Word's fields in the languages it is much used in, and bylines never filled in
        name="leftover/template-text.field",
        pattern=r"click\s+(?:or\s+tap\s+)?here\s+to\s+enter\s+(?:text|a\s+date)|\[(?:type|document)\s+"
        r"(?:text|here|title|subtitle|your\s+\w+)\]|klicken\s+(?:oder\s+tippen\s+)?Sie\s+hier,\s+um\s+Text"
        r"|cliquez\s+(?:ou\s+appuyez\s+)?ici\s+pour\s+entrer\s+du\s+texte"
        r"|haga\s+clic\s+(?:o\s+pulse\s+)?aquí\s+para\s+escribir|fare\s+clic\s+(?:o\s+toccare\s+)?qui\s+per\s+immettere"
        r"|clique\s+(?:ou\s+toque\s+)?aqui\s+para\s+(?:inserir|introduzir)|单击或点击此处输入文字|单击此处输入文字"
        r"|(?:orcid(?:\.org)?\s*[:/]?\s*|\[)(?:0000-0000-0000-0000|1234-5678-9012(?:-\d{4})?|x{4}-x{4}-x{4}-x{4})\]?"
        r"|^\W{0,3}(?:enter|insert)\s+(?:your\s+|the\s+|paper\s+)?(?:title|abstract|keywords|name)\s+here\W{0,3}$"
        r"|^\W{0,3}(?:first\s+author|author\s+one|author\s*1)[’']?s?\s*(?:name)?\W{0,3}\d?$"
        r"|^\S{1,20}@(?:example|email|domain)\.(?:com|org|edu)$",
        needles=(
            *("[type", "[document", "klicken", "cliquez", "haga clic", "fare clic", "单击"),
            *("clique ", "0000-0000", "1234-5678", "xxxx-xxxx", "author1", "@example"),
            *("@email", "@domain"),
            *("click here", "or tap", "title here", "abstract here", "keywords here"),
            *("name here", "first author", "author one", "author 1"),
        ),
    ),
)

_ABSTRACT = re.compile(
    r"\W{0,3}(?:abstract|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|摘要|概要)\b",
    re.IGNORECASE,
)
_BYLINE = ("first author", "author one", "author 1", "author1", "@")
_ACM_FIX = (
    "Paste the lines of the rights e-mail (\\setcopyright, \\acmDOI, \\acmISBN, \\acmConference)"
    " in and fill in what else is the sample's."
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Gather words of templates; one finding a paper."""
    seen = _template_words(subject.inspection)
    if not seen:
        return
    of_acm = any(one.sign.endswith(".acm") for one in seen)
    yield Finding(
        rule="leftover/template-text",
        level=LEVEL,
        message=f"Words of the template are still in the paper: {quoted(seen)}.",
        fix=_ACM_FIX
        if of_acm and subject.inspection.tool is not Tool.WORD
        else subject.by_tool(
            "Fill in or take away what is the template's.",
            {
                Tool.LATEX: "Fill in or take out these words of the template's sample and set the"
                " paper again.",
                Tool.WORD: "Fill in or delete every field and sample line of the template and save"
                " as PDF again.",
            },
        ),
        place=first_place(seen),
        evidence=lines_of(seen),
    )


def _template_words(inspection: Inspection) -> tuple[Sighting, ...]:
    """What stands on pages and in links to ORCID; sample bylines on the first page alone."""
    found = inspection.seen("leftover/template-text")
    linked = [one for one in found if one.where == "address" and "orcid" in one.text.casefold()]
    kept = []
    for one in (*printed(found), *linked):
        text = one.text.casefold()
        if one.sign.endswith(".advice") and one.page != 1:
            continue
        is_byline = one.sign.endswith(".field") and any(word in text for word in _BYLINE)
        if is_byline and (one.page != 1 or not _is_above_abstract(one, inspection)):
            continue
        if text.startswith("trovato et al") and not in_margin(one, inspection.pages):
            continue  # somebody of that name may be cited
        kept.append(one)
    return tuple(kept)


def _is_above_abstract(one: Sighting, inspection: Inspection) -> bool:
    """Whether it stands where authors do: above the abstract, else in the page's upper half."""
    if one.box is None:
        return True
    tops = [line.box[3] for line in inspection.opening if _ABSTRACT.match(line.text)]
    return one.box[1] >= (max(tops) if tops else inspection.pages[0].height / 2)
