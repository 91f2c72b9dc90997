"""Verbs, nouns and clauses: a small grammar of English, in pure Python."""
