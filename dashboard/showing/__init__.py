"""From a table of claims to pictures: the page, the chart, the embed. Never reads a text."""
