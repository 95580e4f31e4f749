"""What the archive's statements say: listed, put in order of date, exported."""
