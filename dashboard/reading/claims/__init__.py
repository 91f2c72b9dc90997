"""Claims: which event a date dates, under which heading and theme, and what the reference says otherwise."""
