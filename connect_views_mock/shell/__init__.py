"""The command ``connect-views-mock``, and the files that people keep."""
