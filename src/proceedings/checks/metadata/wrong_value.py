"""A value doesn't have its field's form.

Why: An ORCID iD with a wrong digit is somebody else's, and a date such as 3/4/31 is two days.

How to mend: Write the value as the finding shows. Dates are YYYY-MM-DD; DOI and ORCID iD stand
without their web address; identifiers have a check digit, which tells that a digit is wrong or
two are swapped.

Source: ISO 8601 for dates; ISO 2108, ISO 3297, ISO 7064 and ISO 26324 for ISBN, ISSN, ORCID iD
and DOI; RFC 5646 for language tags.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
