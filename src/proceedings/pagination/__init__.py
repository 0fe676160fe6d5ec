"""Which page carries which folio."""
