"""The six views that AWS brings along: read-only, the same in every instance.

AWS publishes their ids, actions and inputs. The template of After Contact Work is
written from what is known of AWS's. Those of the other five are not public: each is one
component that passes every input on.
"""

from .managed_view import AWS_MANAGED, ManagedView, managed_views

__all__ = ["AWS_MANAGED", "ManagedView", "managed_views"]
