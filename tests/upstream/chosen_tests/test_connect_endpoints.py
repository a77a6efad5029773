"""Unit tests for connect views."""
