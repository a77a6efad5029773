"""The command ``connect-views-mock`` and the files that it reads."""
