"""From texts to claims: documents, dates, named events, claims. It knows neither the table nor the page."""
