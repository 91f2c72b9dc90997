"""From texts to claims: documents, dates, named events, themes. Knows no table and no picture."""
