"""Every date that a text names: where it stands, how it was read, and what it means on the calendar."""
