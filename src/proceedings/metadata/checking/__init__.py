"""What holds beyond a field's own form: within one record, between records, and on the disk."""
