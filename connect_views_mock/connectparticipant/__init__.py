"""The views of Amazon Connect Participant, in moto's idiom."""
