"""What is kept, in SQLite. One module per thing kept; `database` opens the file and owns transactions."""
