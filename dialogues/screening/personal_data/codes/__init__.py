"""Numbers, dates of birth, references, handles and registrations."""
