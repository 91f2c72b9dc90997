"""The page as HTML: templates, and the values that they show."""
