"""The files that people have, as plain text: decoding, Markdown, web pages."""
