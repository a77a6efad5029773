"""The chosen tests only run in a patched moto."""

collect_ignore = ["chosen_tests", "moto_files"]
