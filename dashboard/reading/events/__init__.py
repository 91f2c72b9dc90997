"""Named events: the packs that list them, and finding them in a text."""
