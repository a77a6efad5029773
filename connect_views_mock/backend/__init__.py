"""The backend that answers: the service of ``connect/``, with what the mock adds to it."""
