"""The parts of a text: who wrote it, what is prose and what is not, where its sentences end."""
