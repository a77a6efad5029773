"""The backend that answers: the service of ``connect/``, plus what the mock adds to it."""
