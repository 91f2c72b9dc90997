"""The rules: each reads one way of writing a date, and carries examples that the tests run."""
