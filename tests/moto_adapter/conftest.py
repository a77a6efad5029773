"""The tests of this folder cannot reach a network."""

from tests.aws import no_network

__all__ = ["no_network"]
