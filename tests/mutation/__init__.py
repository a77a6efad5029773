"""Mutants of the rule modules: ``python -m tests.mutation`` says how many the tests catch."""
