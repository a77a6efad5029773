"""The command as other people's software runs it."""
