"""One paper in several exports: what each knows comes together, contradictions are told."""

from __future__ import annotations

from records import ADA, BO, paper

from proceedings.importing.join import join


def test_each_export_gives_what_the_others_lack() -> None:
    one = paper(title="Folios", authors=[ADA, BO], abstract="We count.")
    two = paper(
        file="b.csv",
        title="Folios",
        authors=[
            {"family": "Nib", "given": "Bo", "orcid": "0000-0002-1825-0097"},
            {"email": "ADA@quill.example", "affiliations": [{"institution": "Ink"}]},
        ],
        keywords=["ink"],
    )
    (joined,), findings = join([one, two])
    assert not findings
    assert joined.fields == {
        "title": "Folios",
        "abstract": "We count.",
        "authors": [
            {**ADA, "affiliations": [{"institution": "Ink"}]},
            {**BO, "orcid": "0000-0002-1825-0097"},
        ],
        "keywords": ["ink"],
    }


def test_a_name_given_in_parts_stands_before_a_guess_and_takes_the_mark_away() -> None:
    guess = paper(
        authors=[{"given": "Ada Maria", "family": "Quill"}, BO], guessed=("authors.0", "authors.1")
    )
    known = paper(file="b.csv", authors=[{"given": "Ada", "family": "Maria Quill"}])
    (joined,), findings = join([guess, known])
    assert not findings
    assert joined.fields["authors"] == [
        {"given": "Ada", "family": "Maria Quill"},
        {**BO, "x-guessed": "Bo|Nib"},
    ]
    (same,), _ = join([known, guess])
    assert same.fields["authors"] == [{"given": "Ada", "family": "Maria Quill"}]


def test_contradictions_are_told_and_the_first_word_stands() -> None:
    one = paper(title="Folios", authors=[ADA])
    two = paper(file="b.csv", title="Rectos", authors=[{**ADA, "given": "Adele"}, BO])
    (joined,), findings = join([one, two])
    assert joined.fields == {"title": "Folios", "authors": [ADA]}
    told = " ".join(finding.message for finding in findings)
    assert all(word in told for word in ("Folios", "Rectos", "Adele Quill", "Bo Nib", "b.csv"))
    assert {finding.rule for finding in findings} == {"metadata/import-contradiction"}


def test_two_of_one_name_are_nobody_elses() -> None:
    twins = paper(authors=[BO, dict(BO)])
    more = paper(file="b.csv", authors=[{**BO, "orcid": "0000-0002-1825-0097"}])
    (joined,), findings = join([twins, more])
    assert joined.fields["authors"] == [BO, BO]
    assert len(findings) == 1


def test_what_one_export_calls_rejected_is_not_accepted() -> None:
    (joined,), _ = join([paper(title="A"), paper(title="A", accepted=False)])
    assert not joined.accepted


def test_affiliations_with_the_same_institution_complete_each_other() -> None:
    one = paper(authors=[{**ADA, "affiliations": [{"institution": "Univ. of Ink"}]}])
    two = paper(
        authors=[{**ADA, "affiliations": [{"institution": "Univ of Ink", "country": "Norway"}]}]
    )
    (joined,), findings = join([one, two])
    assert not findings
    assert joined.fields["authors"] == [
        {**ADA, "affiliations": [{"institution": "Univ. of Ink", "country": "Norway"}]}
    ]
