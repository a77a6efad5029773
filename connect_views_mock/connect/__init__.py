"""The Views operations of Amazon Connect, written as a moto service."""
