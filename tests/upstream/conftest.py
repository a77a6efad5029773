"""The chosen tests run in a patched moto only."""

collect_ignore = ["chosen_tests", "moto_files"]
