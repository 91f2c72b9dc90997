"""What the server answers beside the page: embeds, downloads, headers, the language of a request."""
