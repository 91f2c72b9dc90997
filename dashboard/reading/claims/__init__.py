"""Claims: which event a date belongs to, its title and theme, and where our list contradicts it."""
