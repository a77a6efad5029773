"""A picture of a view: one HTML page that shows how a template is laid out."""

from .page import preview_page

__all__ = ["preview_page"]
