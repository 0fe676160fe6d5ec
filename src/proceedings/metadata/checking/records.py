"""Checks of one record by itself, run when it has just been built and its place is at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from proceedings.metadata.checking.dates import (
    check_conference,
    check_deadlines,
    check_paper_dates,
    check_session,
)
from proceedings.metadata.checking.people import check_person
from proceedings.metadata.checking.rights import check_rights
from proceedings.metadata.checking.styles import check_style
from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Table
from proceedings.volume.conference import Conference
from proceedings.volume.paper import PaperDates
from proceedings.volume.people import Person
from proceedings.volume.program import Session
from proceedings.volume.rights import Rights
from proceedings.volume.style import Style
from proceedings.volume.volume import Deadlines

RecordCheck = Callable[[Context, Table, Any], None]

RECORD_CHECKS: Mapping[type, RecordCheck] = {
    Person: check_person,
    Rights: check_rights,
    Conference: check_conference,
    Deadlines: check_deadlines,
    Session: check_session,
    PaperDates: check_paper_dates,
    Style: check_style,
}
"""By class; a class's check holds for those derived from it too."""
